import { isRightToLeft } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { Block, Fact, PlainBlock } from "./body.ts";
import { notYours } from "./closing.ts";
import { type Draft, type DraftService, headed } from "./draft.ts";

/** The plain form: complete by itself, for screen readers, old clients and the outbox page. */
export function textLetter(draft: Draft, body: readonly Block[]): string {
	const { notice, t } = draft;
	const parts = [
		draft.greeting,
		asSentence(t(`${headed(notice.kind)}.heading`)),
		...body.map((block) => written(block, draft)),
		`${t("footer.questions")} ${draft.phone}`,
		t("footer.automatic"),
		notYours(draft),
		t("house"),
	];
	return `${parts.join("\n\n")}\n`;
}

const written = (block: Block, draft: Draft): string =>
	block.is === "service"
		? service(block, draft)
		: textBlock(block, draft.notice.locale);

/** What letters about other things than an appointment have, too. */
export function textBlock(block: PlainBlock, locale: Locale): string {
	switch (block.is) {
		case "heading":
			return withColon(block.text);
		case "paragraph":
			return block.text;
		case "link":
			return `${block.label}:\n${block.href}`;
		case "facts":
			return block.facts.map((one) => fact(one, locale)).join("\n");
	}
}

/** A heading in the text: a question stays one, in Arabic letters and in Greek, too. */
export const asSentence = (heading: string) =>
	/[.?!؟;…]$/u.test(heading) ? heading : `${heading}.`;

/** A question has its sign already. */
const withColon = (text: string) => (/[?؟;]$/u.test(text) ? text : `${text}:`);

function fact({ label, lines }: Fact, locale: Locale): string {
	const [first, ...others] = lines.map((line) => setApart(line, locale));
	return [`${label}: ${first}`, ...others.map((line) => `  ${line}`)].join(
		"\n",
	);
}

/** A German address in a letter from right to left. */
const setApart = (line: string, locale: Locale) =>
	isRightToLeft(locale) && !line.includes("\u2068")
		? `\u2068${line}\u2069`
		: line;

function service(
	{ title, bring, fee }: DraftService,
	{ t, notice }: Draft,
): string {
	const list = (title: string, lines: readonly string[]) =>
		lines.length === 0
			? []
			: [`${title}:`, ...lines.map((line) => `  – ${line}`)];
	return [
		title,
		...bring.flatMap(({ heading, lists, needsConsent }) => [
			...(heading ? [heading] : []),
			...lists.flatMap(({ title, lines }) =>
				list(title ?? t("stands.bring"), lines),
			),
			...(needsConsent
				? [`${t("stands.consent")}:\n${notice.links.consent}`]
				: []),
		]),
		...list(t("stands.fee"), fee),
	].join("\n");
}
