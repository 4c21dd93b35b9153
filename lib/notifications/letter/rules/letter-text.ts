import type { Block, Fact, PlainBlock } from "./body.ts";
import { notYours } from "./closing.ts";
import type { Draft, DraftService } from "./draft.ts";

/** The plain form: complete by itself, for screen readers, old clients and the outbox page. */
export function textLetter(draft: Draft, body: readonly Block[]): string {
	const { notice, t } = draft;
	const parts = [
		draft.greeting,
		asSentence(t(`${notice.kind}.heading`)),
		...body.map((block) => written(block, draft)),
		`${t("footer.questions")} ${draft.phone}`,
		t("footer.automatic"),
		t(notYours(notice.kind)),
		t("house"),
	];
	return `${parts.join("\n\n")}\n`;
}

const written = (block: Block, draft: Draft): string =>
	block.is === "service" ? service(block, draft) : textBlock(block);

/** What letters about other things than an appointment have, too. */
export function textBlock(block: PlainBlock): string {
	switch (block.is) {
		case "heading":
			return withColon(block.text);
		case "paragraph":
			return block.text;
		case "link":
			return `${block.label}:\n${block.href}`;
		case "facts":
			return block.facts.map(fact).join("\n");
	}
}

/** A heading in the text: a question stays one. */
export const asSentence = (heading: string) =>
	/[.?!]$/u.test(heading) ? heading : `${heading}.`;

/** A question has its sign already. */
const withColon = (text: string) => (text.endsWith("?") ? text : `${text}:`);

const fact = ({ label, lines: [first, ...others] }: Fact) =>
	[`${label}: ${first}`, ...others.map((line) => `  ${line}`)].join("\n");

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
