/** Whether the find dialog is open; opened from the side, the bar and Ctrl+K. */
export const find = $state({ open: false });
