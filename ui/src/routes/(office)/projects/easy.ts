/** Fields that may carry easy words, in the order of the form and of a handout. */
export const EASY_FIELDS = {
  title: 'What it is called', issue: 'What it is about', aims: 'What we want', can_change: 'What can change',
  cannot_change: 'What can’t change', starts: 'When it starts', ends: 'When it ends', chairs: 'Who leads it',
} as const;
