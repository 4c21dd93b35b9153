import { routeWithoutTokens } from "#lib/paths/route-shape.ts";

/**
 * What may be kept of the page somebody names: of an address its path, without host, query and tokens
 * ("https://…/termin/482193507?t=…" → "/termin/…"); other words stay as they are.
 */
export function pageOf(named: string): string {
	const text = named.trim();
	const isAddress = /^(?:https?:\/\/|\/)\S*$/.test(text);
	if (!isAddress) return text;
	const path = text.replace(/^https?:\/\/[^/?#]*/, "") || "/";
	return routeWithoutTokens(path).replaceAll(/(?<=\/):[a-z]+/g, "…");
}

/** A page of ours to which one can go back: an address of plain words, without anything that was somebody's. */
export const PUBLIC_PAGE = /^(?:\/[a-z-]+){1,6}$/;
