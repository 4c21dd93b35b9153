import { computeAccessibleName, getRole } from "dom-accessibility-api";
import { plain } from "./words.ts";

/** What HTML keeps from sight, and what our style sheets do where no script runs, on a wide screen. */
const HIDDEN = [
	"[hidden]",
	"[type=hidden]",
	"details:not([open]) > :not(summary:first-of-type)",
	"dialog:not([open])",
	"head, script, style, template",
	// app/globals.css
	"[data-needs]",
	".choice:not(:has([type=checkbox]:checked)) .choice-quantity",
	".category:not(:has(.choice [type=checkbox]:checked)) .category-chosen",
	".minor-questions:not(:has([value=one]:checked)) .minor-custody",
	".minor-free-from-16:has([value='16-17']:checked) .minor-custody",
	".reveal > input:not(:checked) ~ .revealed",
	".month-words",
	// app/_styles
	"form:has(input[type=email]:placeholder-shown) .team-needs-email",
	'form:has(select option:is([value="de"], [value="de-x-leicht"]):checked) .team-needs-language',
	".kiosk-paper, .roster-card-note, .team-tabs",
].join();

/** What takes up room though it has no letters. */
const PICTURES = "button, hr, img, input, select, svg, textarea";

/** Looking each element up costs more than finding them all. */
const hiddenIn = new WeakMap<Document, ReadonlySet<Element>>();

/** To be called when something was pressed or filled in. */
export const lookAnew = (page: Document): boolean => hiddenIn.delete(page);

function isHidden(element: Element): boolean {
	const page = element.ownerDocument;
	const hidden = hiddenIn.get(page) ?? new Set(page.querySelectorAll(HIDDEN));
	hiddenIn.set(page, hidden);
	let at: Element | null = element;
	while (at && !hidden.has(at)) at = at.parentElement;
	return at !== null;
}

/** Whether somebody sees it. */
export const isSeen = (element: Element): boolean =>
	!isHidden(element) &&
	((element.textContent ?? "").trim() !== "" ||
		element.matches(PICTURES) ||
		element.querySelector(PICTURES) !== null);

/** Whether a screen reader comes across it. */
export const isHeard = (element: Element): boolean =>
	!isHidden(element) && element.closest("[aria-hidden=true]") === null;

/** What it is for a screen reader. */
export function roleOf(element: Element): string | null {
	const role = getRole(element);
	if (role === null || element.hasAttribute("role")) return role;
	// For Playwright it is no button, whatever a screen reader makes of it.
	if (element.localName === "summary") return null;
	if (NAMED.has(element.localName) && nameOf(element) === "") return null;
	return ENDS.has(element.localName) && element.closest(PARTS) ? null : role;
}

/** They are parts of the page when they have a name. */
const NAMED = new Set(["form", "section"]);
/** They are the page's own when they are not within a part of it. */
const ENDS = new Set(["footer", "header"]);
const PARTS = "article, aside, main, nav, section";

/** What a screen reader calls it. */
export const nameOf = (element: Element): string =>
	plain(
		computeAccessibleName(element, {
			getComputedStyle: styleOf,
			computedStyleSupportsPseudoElements: false,
		}),
	);

/** Of an element's style what decides about its name: whether it is there, and whether a space is heard around it. */
function styleOf(element: Element): CSSStyleDeclaration {
	const display = isHidden(element)
		? "none"
		: element.matches(INLINE)
			? "inline"
			: "block";
	const style: Record<string, string> = { display, visibility: "visible" };
	return {
		...style,
		getPropertyValue: (name: string) => style[name] ?? "",
	} as unknown as CSSStyleDeclaration;
}

const INLINE =
	":is(a, abbr, b, code, em, i, kbd, q, small, span, strong, sub, sup, time):not(.sr-only, .kern-sr-only, .kern-label__optional)";
