import { expect } from "@playwright/test";
import { ask } from "./ask.ts";

/** A page as it is sent, for what needs no browser: text, and links that are plain ones. */
export interface SentPage {
	status: number;
	lang: string;
	heading: string;
	html: string;
}

export async function read(
	address: string,
	cookie?: string,
): Promise<SentPage> {
	return sent(await ask(address, cookie ? { cookie } : {}));
}

/** The page that an answer brings. */
export async function sent(answer: Response): Promise<SentPage> {
	const html = await answer.text();
	const headings = [...html.matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gs)];
	expect(headings, `h1 of ${answer.url}`).toHaveLength(1);
	return {
		status: answer.status,
		lang: /<html\b[^>]* lang="([\w-]+)"/.exec(html)?.[1] ?? "",
		heading: textOf(headings[0]?.[1] ?? ""),
		html,
	};
}

/** Where the one link of this name leads that stands in this part of the page. */
export function linkIn(
	{ html }: SentPage,
	part: "main" | "footer" | "body",
	name: string,
): string {
	const within = new RegExp(`<${part}\\b.*</${part}>`, "s").exec(html)?.[0];
	const links = [
		...(within ?? "").matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gs),
	].filter(([, , inner = ""]) => textOf(inner) === name);
	const addresses = new Set(links.map(([, href = ""]) => unescaped(href)));
	expect([...addresses], `links “${name}” in ${part}`).toHaveLength(1);
	return [...addresses][0] ?? "";
}

/** What stands beside a term. */
export function factIn({ html }: SentPage, term: string): string {
	const found = [
		...html.matchAll(/<dt\b[^>]*>(.*?)<\/dt>\s*<dd\b[^>]*>(.*?)<\/dd>/gs),
	].filter(([, name = ""]) => textOf(name) === term);
	expect(found, `facts “${term}”`).toHaveLength(1);
	return textOf(found[0]?.[2] ?? "");
}

/** What is read there. */
const textOf = (html: string) =>
	unescaped(html.replace(/<[^>]*>/g, "").replaceAll("\u00ad", ""))
		.replace(/\s+/g, " ")
		.trim();

/** What React writes for the letters that mean something in HTML. */
export function unescaped(text: string): string {
	return text
		.replaceAll("&quot;", '"')
		.replaceAll("&#x27;", "'")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&amp;", "&");
}
