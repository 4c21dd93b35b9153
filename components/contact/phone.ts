/** Call Duisburg, for everything and every station. */
export const PHONE = { number: "0203\u00a094000", href: "tel:+4920394000" };
