import { expect } from "@playwright/test";
import { ask } from "./ask.ts";

/** A page as it is sent, for what needs no browser: text, and links that are plain ones. */
interface SentPage {
	status: number;
	lang: string;
	heading: string;
	html: string;
}

export async function read(
	address: string,
	cookie?: string,
): Promise<SentPage> {
	const answer = await ask(address, cookie ? { cookie } : {});
	const html = await answer.text();
	const headings = [...html.matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gs)];
	expect(headings, `h1 of ${address}`).toHaveLength(1);
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
