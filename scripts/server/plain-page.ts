/** A page says so in its head (components/page/page.tsx) when links and forms are all it needs. */
const MARK = '<meta name="scripts" content="none"/>';
const SCRIPT = /<script\b(?![^>]*\bdata-keep)[^>]*>[\s\S]*?<\/script>/g;
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;

/**
 * Next sends its client and the data of every page along, some 150 kB, whether a page does anything
 * with them or not. Most citizens' pages do not: without them they are a third of the size and work as
 * they do for people without JavaScript, which is tested (docs/decisions/0008).
 */
export function withoutScripts(html: string): string {
	return html.includes(MARK)
		? html.replace(SCRIPT, "").replace(SCRIPT_PRELOAD, "")
		: html;
}

/** Whether no script is left in it. */
export const hasNoScript = (html: string): boolean => !/<script\b/.test(html);

/** In text and in values a quotation mark is written `&quot;`. */
const NONCE = / nonce="[^"]*"/g;

/** Nothing on a page without scripts needs a proof that it is ours: styles are files of ours. */
export const withoutNonce = (html: string): string => html.replace(NONCE, "");

const EMPTY_ACTION = /(<form\b[^>]*) action=""/g;
const HEAD = /^[\s\S]*?<\/head>/;
const TITLE = /<title\b[^>]*>[^<]*<\/title>/g;
const REFRESH = /<noscript>(?:<meta http-equiv="refresh"[^>]*>)<\/noscript>/g;
const SAYS = /^<title data-says/;

/**
 * What React writes and the HTML standard does not allow:
 * - `action=""` for "to this very address", which a form without the attribute means as well;
 * - what reloads a page without scripts where it stands in the tree; it belongs into the head, as all of `<meta>` does;
 * - a title for each of its title elements. What has just happened (components/page/tab-title.tsx) counts more than the page's
 *   own, as in the browser, where React puts each new one before those that are there.
 */
export function toStandard(html: string): string {
	const refresh = (html.match(REFRESH) ?? []).join("");
	const plain = html.replace(EMPTY_ACTION, "$1").replace(REFRESH, "");
	return plain.replace(HEAD, (head) => {
		const titles = head.match(TITLE) ?? [];
		const kept = titles.find((title) => SAYS.test(title)) ?? titles[0];
		let isKept = false;
		const titled = head.replace(TITLE, (title) => {
			if (isKept || title !== kept) return "";
			isKept = true;
			return title;
		});
		return titled.replace(/<\/head>$/, `${refresh}</head>`);
	});
}

const STATUS = /<meta name="status" content="(\d{3})"\/>/;

/**
 * The status a page asks for in its head. Next's `notFound()` sends an empty document for a script to
 * fill, so our "not found" pages are ordinary pages that say what they are (components/page/page.tsx).
 */
export function statusOf(html: string): number | null {
	const status = STATUS.exec(html)?.[1];
	return status ? Number(status) : null;
}
