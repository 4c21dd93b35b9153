/** What a test looks for: words, or a pattern. */
export type Wanted = string | RegExp;

/** As Playwright compares: soft hyphens are nothing, white space is one space. */
export const plain = (text: string): string =>
	text
		.replace(/[\u200b\u00ad]/g, "")
		.trim()
		.replace(/\s+/g, " ");

/** Whether a text is or, where that is enough, contains what is wanted. */
export function says(
	text: string,
	wanted: Wanted,
	{ exact = false } = {},
): boolean {
	if (wanted instanceof RegExp) return text.search(wanted) >= 0;
	return exact
		? plain(text) === plain(wanted)
		: plain(text).toLowerCase().includes(plain(wanted).toLowerCase());
}

/** The letters within an element, with those on a button. */
export function textOf(node: Node, known = new Map<Node, string>()): string {
	if (node.nodeType === node.TEXT_NODE) return node.nodeValue ?? "";
	if (!isElement(node) || SILENT.has(node.localName)) return "";
	if (node.localName === "input" && node.matches(BUTTON))
		return (node as HTMLInputElement).value;
	const text =
		known.get(node) ??
		[...node.childNodes].map((child) => textOf(child, known)).join("");
	known.set(node, text);
	return text;
}

const BUTTON = "[type=submit], [type=button], [type=reset]";
const SILENT = new Set(["script", "style", "noscript"]);

const isElement = (node: Node): node is Element =>
	node.nodeType === node.ELEMENT_NODE;

/** The innermost elements that say this, each as a whole. */
export function innermost(
	root: ParentNode,
	wanted: Wanted,
	options: { exact?: boolean },
): Element[] {
	const known = new Map<Node, string>();
	const hits = withRoot(root).filter((element) =>
		says(textOf(element, known), wanted, options),
	);
	const outer = new Set<Element>(
		hits.flatMap((hit) => (hit.parentElement ? [hit.parentElement] : [])),
	);
	return hits.filter((hit) => !outer.has(hit));
}

const withRoot = (root: ParentNode): Element[] => [
	...(isElement(root) ? [root] : []),
	...root.querySelectorAll("body, body *"),
];
