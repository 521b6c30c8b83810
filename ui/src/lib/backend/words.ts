// Written by `cargo xtask bindings` from the choices of the core. Not by hand.
import type { ActionStatus, AgreedWay, AgreementState, BrailleGrade, ClaimStatus, ClaimStep, Format, HandoutFormat, Kind, LineKind, Mark, MayContact, MilestoneStatus, OrganisationSort, PaperColour, PartKind, PaymentAnswer, ProjectStatus, RequestState, Rung, Setting, Sheet, StepKind, Way } from './bindings';

export const wordsActionStatus: Record<ActionStatus, string> = {
  not_started: "Not started",
  on_track: "On track",
  done: "Done",
  complete_operating: "Complete and operating",
};

export const wordsAgreedWay: Record<AgreedWay, string> = {
  any: "Any way",
  phone: "Phone",
  text: "Text message",
  email: "E-mail",
  post: "Letter",
  via_carer: "Through a carer",
};

export const wordsAgreementState: Record<AgreementState, string> = {
  given: "Agreed",
  refused: "Said no",
  withdrawn: "Withdrew",
};

export const wordsBrailleGrade: Record<BrailleGrade, string> = {
  contracted: "Grade 2, contracted",
  uncontracted: "Grade 1, uncontracted",
};

export const wordsClaimStatus: Record<ClaimStatus, string> = {
  draft: "Draft",
  submitted: "Waiting for approval",
  approved: "Ready to pay",
  paid: "Paid",
  refused: "Refused",
};

export const wordsClaimStep: Record<ClaimStep, string> = {
  change: "Change",
  submit: "Submit",
  return: "Send back",
  approve: "Approve",
  refuse: "Refuse",
  pay: "Note that it is paid",
};

export const wordsFormat: Record<Format, string> = {
  standard: "Standard print",
  easy_read: "Easy read",
  large_print: "Large print",
  dyslexia_friendly: "Dyslexia-friendly",
  braille: "Braille",
  audio: "Audio",
  email: "E-mail",
  bsl_video: "BSL video",
  read_aloud: "Read aloud",
};

export const wordsHandoutFormat: Record<HandoutFormat, string> = {
  easy_read: "Easy read",
  large_print: "Large print",
  plain: "Plain print",
  dyslexia: "Dyslexia-friendly",
  html: "Web page",
  braille: "Braille",
  text: "Text only",
};

export const wordsKind: Record<Kind, string> = {
  person: "person",
  project: "project",
  claim: "claim",
  action: "action",
  handout: "handout",
  request: "format request",
  organisation: "organisation",
};

export const wordsLineKind: Record<LineKind, string> = {
  mileage: "Own car",
  bus: "Bus",
  train: "Train",
  taxi: "Taxi",
  parking: "Parking",
  meal: "Meal",
  care: "Care while away",
  personal_assistant: "Personal assistant",
  phone_internet: "Phone or internet",
  printing_post: "Printing or post",
  other: "Something else",
};

export const wordsMark: Record<Mark, string> = {
  late: "Late",
  due_soon: "Due soon",
  on_track: "On track",
  not_started: "Not started",
  done: "Done",
  complete_operating: "Complete and operating",
};

export const wordsMayContact: Record<MayContact, string> = {
  yes: "Yes",
  post_only: "By post only",
  phone_only: "By phone only",
  text_only: "By text message only",
  email_only: "By e-mail only",
  via_carer_only: "Through a carer only",
  no: "Said no",
  withdrawn: "Withdrawn",
  not_asked: "Not asked yet",
};

export const wordsMilestoneStatus: Record<MilestoneStatus, string> = {
  not_started: "Not started",
  on_track: "On track",
  done: "Done",
};

export const wordsOrganisationSort: Record<OrganisationSort, string> = {
  community: "Community group",
  user_led: "Led by people who draw on care",
  carers: "Carers’ organisation",
  advocacy: "Advocacy",
  provider: "Provider of care or support",
  health: "NHS or public health",
  council: "Council or other public body",
  faith: "Faith group",
  other: "Another sort",
};

export const wordsPaperColour: Record<PaperColour, string> = {
  white: "White",
  cream: "Cream",
  yellow: "Yellow",
  blue: "Blue",
  green: "Green",
  pink: "Pink",
};

export const wordsPartKind: Record<PartKind, string> = {
  section: "Section",
  row: "Row",
};

export const wordsPaymentAnswer: Record<PaymentAnswer, string> = {
  not_asked: "Not asked yet",
  accepted: "Accepted",
  less: "Takes less",
  declined: "Declined",
  donated: "Gives it to charity",
};

export const wordsProjectStatus: Record<ProjectStatus, string> = {
  planned: "Planned",
  running: "Running",
  finished: "Finished",
  stopped: "Stopped",
};

export const wordsRequestState: Record<RequestState, string> = {
  late: "Late",
  due_soon: "Due soon",
  open: "Not sent yet",
  sent: "Sent",
};

export const wordsRung: Record<Rung, string> = {
  co_producing: "Co-producing",
  co_designing: "Co-designing",
  engaging: "Engaging",
  consulting: "Consulting",
  informing: "Informing",
  educating: "Educating",
  coercing: "Coercing",
};

export const wordsSetting: Record<Setting, string> = {
  one_to_one: "One person’s own support",
  service: "A service",
  strategic: "The whole council or area",
};

export const wordsSheet: Record<Sheet, string> = {
  a4: "A4",
  a5: "A5",
  booklet: "Booklet",
  cards: "4 cards",
};

export const wordsStepKind: Record<StepKind, string> = {
  submitted: "Submitted",
  returned: "Sent back",
  approved: "Approved",
  refused: "Refused",
  paid: "Paid",
};

export const wordsWay: Record<Way, string> = {
  phone: "Phone",
  text: "Text message",
  email: "E-mail",
  post: "Letter",
  via_carer: "Through a carer",
};

/** For more than one. */
export const wordsKinds: Record<Kind, string> = {
  person: "people",
  project: "projects",
  claim: "claims",
  action: "actions",
  handout: "handouts",
  request: "format requests",
  organisation: "organisations",
};

/** Languages that people read handouts in; others are kept by their tag. */
export const languages: Record<string, string> = {
  "en-GB": "English",
  "ar": "Arabic",
  "bn": "Bengali",
  "cy": "Welsh",
  "fa": "Farsi",
  "gu": "Gujarati",
  "hi": "Hindi",
  "pa": "Punjabi",
  "pl": "Polish",
  "ro": "Romanian",
  "so": "Somali",
  "tr": "Turkish",
  "uk": "Ukrainian",
  "ur": "Urdu",
  "vi": "Vietnamese",
  "zh-Hans": "Simplified Chinese",
};

/** From the top of the ladder to its foot: what each rung means, below its name. */
export const rungs: Record<Rung, { words: string; doing: 'with' | 'for' | 'to' }> = {
  co_producing: { words: "We decide together, as equals", doing: "with" },
  co_designing: { words: "We shape it together", doing: "with" },
  engaging: { words: "We talk while we decide", doing: "for" },
  consulting: { words: "We ask about our choices", doing: "for" },
  informing: { words: "We tell people", doing: "for" },
  educating: { words: "We teach people", doing: "to" },
  coercing: { words: "We do it to people", doing: "to" },
};
