// Roles and accessible names as far as the page of Alongside needs them.
const roles = {
  alert: '[role=alert]',
  button: 'button, summary, input[type=submit], [role=button]',
  checkbox: 'input[type=checkbox], [role=checkbox]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog, [role=dialog], [role=alertdialog]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  img: 'img, [role=img]',
  link: 'a[href], [role=link]',
  navigation: 'nav, [role=navigation]',
  option: 'option, [role=option]',
  radio: 'input[type=radio], [role=radio]',
  region: 'section, [role=region]',
  row: 'tr, [role=row]',
  status: 'output, [role=status]',
  table: 'table, [role=table]',
  textbox:
    'input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, [role=textbox], [role=searchbox]',
};
const plain = (words) => (words ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));
  const own = element.getAttribute('aria-label');
  if (own) return plain(own);
  if (element.labels?.length) return plain([...element.labels].map((label) => label.textContent).join(' '));
  const caption = element.matches('table') && element.querySelector('caption');
  if (caption) return plain(caption.textContent);
  return plain(element.getAttribute('alt') || element.textContent || element.value || element.title);
}
function find(role, name) {
  const seen = [...document.querySelectorAll(roles[role] ?? `[role=${role}]`)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
  return (
    seen.find((element) => nameOf(element) === name) ??
    seen.find((element) => nameOf(element).startsWith(name)) ??
    null
  );
}
