/** Fields that may carry easy words, in the order of the form. */
export const EASY_FIELDS = { title: 'A short title', action: 'The action', owner: 'The responsible officer' } as const;
