import {
	Fragment,
	isValidElement,
	type JSX,
	type ReactElement,
	type ReactNode,
} from "react";
import { TabSays } from "./tab-title.tsx";

/** Elements without an end. */
const VOID = new Set(["br", "hr", "img", "input", "wbr"]);

/** What React calls otherwise than HTML does. */
const NAMES: Readonly<Record<string, string>> = {
	className: "class",
	htmlFor: "for",
	hrefLang: "hreflang",
	tabIndex: "tabindex",
	colSpan: "colspan",
	autoComplete: "autocomplete",
	inputMode: "inputmode",
	defaultValue: "value",
	encType: "enctype",
	spellCheck: "spellcheck",
	viewBox: "viewBox",
	shapeRendering: "shape-rendering",
	strokeWidth: "stroke-width",
	strokeLinecap: "stroke-linecap",
	strokeLinejoin: "stroke-linejoin",
};
/** There or not, without a value. */
const FLAGS: Readonly<Record<string, string>> = {
	open: "open",
	hidden: "hidden",
	required: "required",
	noValidate: "novalidate",
	autoFocus: "autofocus",
	checked: "checked",
	defaultChecked: "checked",
	selected: "selected",
	download: "download",
};
/** Written as they are called. */
const PLAIN =
	/^(?:(?:aria|data)-[a-z-]+|id|lang|dir|href|rel|type|name|value|form|method|action|role|scope|abbr|d|fill|rows|width|height)$/;

/** Whatever else stands there, a script above all, is no link. */
const LEADS = /^(?:[/#?]|https?:|tel:|mailto:)/;

type Props = Readonly<Record<string, unknown>> & { children?: ReactNode };

/**
 * The HTML of elements that nothing in the browser touches, as React would write it (tests/unit/platform/html-of.test.tsx
 * holds both side by side). React describes each element twice before it writes it, once for a browser that never
 * asks (docs/decisions/0038).
 *
 * To be called while a component renders, because hooks (useTranslations) belong to that one. No state, no context, no
 * handlers, nothing that waits, no attribute it does not know: those throw.
 */
export function htmlOf(node: ReactNode): string {
	if (node === null || node === undefined || typeof node === "boolean")
		return "";
	if (typeof node === "string") return escaped(node);
	if (typeof node === "number") return String(node);
	if (Array.isArray(node)) return node.map(htmlOf).join("");
	if (!isValidElement(node))
		throw new Error("This has to be rendered by React.");
	return htmlOfElement(node as ReactElement<Props>);
}

function htmlOfElement({ type, props }: ReactElement<Props>): string {
	if (type === Fragment) return htmlOf(props.children);
	// A title stands in the head, and is said beside what is still (`saidBy` of ui/alert.tsx).
	if (type === TabSays) return "";
	if (typeof type === "function")
		return htmlOf((type as (props: Props) => ReactNode)(props));
	if (typeof type !== "string")
		throw new Error("This has to be rendered by React.");
	if (type === "select") return htmlOfSelect(props);
	if (type === "textarea") return htmlOfTextArea(props);
	const start = `<${type}${attributesOf(props)}`;
	if (VOID.has(type)) return `${start}/>`;
	return `${start}>${contentOf(props)}</${type}>`;
}

/** Another still part inside of this one is written already. */
function contentOf({ dangerouslySetInnerHTML: html, children }: Props): string {
	return html ? (html as { __html: string }).__html : htmlOf(children);
}

/** Its text begins on the line after the tag, or an empty line that somebody typed would be lost. */
function htmlOfTextArea({ defaultValue, ...props }: Props): string {
	const text = escaped(String(defaultValue ?? ""));
	return `<textarea${attributesOf(props)}>${text.startsWith("\n") ? "\n" : ""}${text}</textarea>`;
}

/** React tells the option that is chosen from the list's value. */
function htmlOfSelect({ defaultValue, children, ...props }: Props): string {
	const options = [children].flat(3) as ReactElement<
		JSX.IntrinsicElements["option"]
	>[];
	const inside = options.map(({ type, props }) => {
		if (type !== "option") throw new Error("A list has options only.");
		const selected = props.value === defaultValue;
		return `<option${attributesOf({ ...props, selected })}>${htmlOf(props.children)}</option>`;
	});
	return `<select${attributesOf(props)}>${inside.join("")}</select>`;
}

function attributesOf(props: Props): string {
	let text = "";
	for (const name in props) {
		const value = props[name];
		if (name === "children" || name === "dangerouslySetInnerHTML") continue;
		if (value === undefined || value === null) continue;
		const flag = FLAGS[name];
		if (flag) {
			if (value) text += ` ${flag}=""`;
			continue;
		}
		const known = NAMES[name] ?? (PLAIN.test(name) ? name : null);
		const isText = typeof value === "string" || typeof value === "number";
		const isSaid =
			typeof value === "boolean" &&
			(name.startsWith("aria-") || name === "spellCheck");
		if (known === null || !(isText || isSaid))
			throw new Error(`No HTML is known for ${name}.`);
		const leads = name === "href" || name === "action";
		if (leads && !LEADS.test(String(value))) continue;
		text += ` ${known}="${escaped(String(value))}"`;
	}
	return text;
}

const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#x27;",
};

function escaped(text: string): string {
	return /[&<>"']/.test(text)
		? text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? "")
		: text;
}
