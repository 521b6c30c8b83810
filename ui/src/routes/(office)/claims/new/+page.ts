export const load = ({ url }) => ({ person: url.searchParams.get('person'), project: url.searchParams.get('project') });
