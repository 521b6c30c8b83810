// The word on screen for every code of the contract.
import type {
  ActionStatus, AgreementState, BrailleGrade, ClaimStatus, ClaimStep, Format, LineKind, Mark, MayContact, MilestoneStatus,
  PaperColour, PaymentAnswer, ProjectStatus, Rung, Setting, StepKind, Way,
} from './backend';

export const ways: Record<Way, string> = {
  phone: 'Phone', text: 'Text message', email: 'E-mail', post: 'Letter', via_carer: 'Through a carer',
};

export const formats: Record<Format, string> = {
  standard: 'Standard print', easy_read: 'Easy read', large_print: 'Large print', dyslexia_friendly: 'Dyslexia-friendly', braille: 'Braille', audio: 'Audio',
  email: 'E-mail', bsl_video: 'BSL video', read_aloud: 'Read aloud',
};

export const paperColours: Record<PaperColour, string> = {
  white: 'White', cream: 'Cream', yellow: 'Yellow', blue: 'Blue', green: 'Green', pink: 'Pink',
};

export const brailleGrades: Record<BrailleGrade, string> = {
  contracted: 'Grade 2, contracted', uncontracted: 'Grade 1, uncontracted',
};

/** Languages that people read handouts in; others are kept by their tag. */
export const languages: Record<string, string> = {
  'en-GB': 'English', ar: 'Arabic', bn: 'Bengali', cy: 'Welsh', gu: 'Gujarati', pa: 'Punjabi', pl: 'Polish',
  ro: 'Romanian', so: 'Somali', tr: 'Turkish', ur: 'Urdu', 'zh-Hans': 'Simplified Chinese',
};

export const mayContact: Record<MayContact, string> = {
  yes: 'Yes', post_only: 'By post only', no: 'Said no', withdrawn: 'Withdrawn', not_asked: 'Not asked yet',
};

export const agreementStates: Record<AgreementState, string> = {
  given: 'Agreed', refused: 'Said no', withdrawn: 'Withdrew',
};

/** From the top of the ladder to its foot. */
export const rungs: Record<Rung, { name: string; words: string; doing: 'with' | 'for' | 'to' }> = {
  co_producing: { name: 'Co-producing', words: 'We decide together, as equals', doing: 'with' },
  co_designing: { name: 'Co-designing', words: 'We shape it together', doing: 'with' },
  engaging: { name: 'Engaging', words: 'We talk while we decide', doing: 'for' },
  consulting: { name: 'Consulting', words: 'We ask about our choices', doing: 'for' },
  informing: { name: 'Informing', words: 'We tell people', doing: 'for' },
  educating: { name: 'Educating', words: 'We teach people', doing: 'to' },
  coercing: { name: 'Coercing', words: 'We do it to people', doing: 'to' },
};
export const rungOrder = Object.keys(rungs) as Rung[];

export const settings: Record<Setting, string> = {
  one_to_one: 'One person’s own support', service: 'A service', strategic: 'The whole council or area',
};

export const projectStatuses: Record<ProjectStatus, string> = {
  planned: 'Planned', running: 'Running', finished: 'Finished', stopped: 'Stopped',
};

export const lineKinds: Record<LineKind, string> = {
  mileage: 'Own car', bus: 'Bus', train: 'Train', taxi: 'Taxi', parking: 'Parking', meal: 'Meal',
  care: 'Care while away', personal_assistant: 'Personal assistant', phone_internet: 'Phone or internet',
  printing_post: 'Printing or post', other: 'Something else',
};

export const claimStatuses: Record<ClaimStatus, string> = {
  draft: 'Draft', submitted: 'Waiting for approval', approved: 'Ready to pay', paid: 'Paid', refused: 'Refused',
};

export const answers: Record<PaymentAnswer, string> = {
  not_asked: 'Not asked yet', accepted: 'Accepted', less: 'Takes less', declined: 'Declined',
  donated: 'Gives it to charity',
};

export const claimSteps: Record<ClaimStep, string> = {
  change: 'Change', submit: 'Submit', return: 'Send back', approve: 'Approve', refuse: 'Refuse', pay: 'Note that it is paid',
};

export const stepsTaken: Record<StepKind, string> = {
  submitted: 'Submitted', returned: 'Sent back', approved: 'Approved', refused: 'Refused', paid: 'Paid',
};

export const marks: Record<Mark, string> = {
  late: 'Late', due_soon: 'Due soon', on_track: 'On track', done: 'Done', not_started: 'Not started',
  complete_operating: 'Complete and operating',
};

export const actionStatuses: Record<ActionStatus, string> = {
  not_started: 'Not started', on_track: 'On track', done: 'Done', complete_operating: 'Complete and operating',
};

export const milestoneStatuses: Record<MilestoneStatus, string> = {
  not_started: 'Not started', on_track: 'On track', done: 'Done',
};

/** For <select> and radio groups, in the order written above. */
export function choices<Key extends string>(words: Record<Key, string>): { value: Key; label: string }[] {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));
}
