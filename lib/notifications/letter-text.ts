import type { Draft, DraftService } from "./draft.ts";

/** The plain form: complete by itself, for screen readers, old clients and the outbox page. */
export function textLetter(draft: Draft): string {
	const body =
		draft.notice.kind === "cancelled" ? cancelled(draft) : confirmed(draft);
	const { t } = draft;
	return paragraphs(
		draft.greeting,
		...body,
		`${t("footer.questions")} ${draft.phone}`,
		`${t("footer.automatic")}\n${t("footer.notYours")}`,
		t("house"),
	);
}

function confirmed(draft: Draft): string[] {
	const { notice, t } = draft;
	return [
		`${t("confirmed.heading")}.`,
		facts([
			[t("facts.when"), draft.when],
			[t("facts.duration"), draft.duration],
			[t("facts.where"), draft.address.join(", ")],
			[t("facts.reference"), draft.reference],
			[t("facts.pin"), notice.pin],
			[t("facts.ticket"), `${notice.ticket} (${t("facts.ticketHint")})`],
		]),
		t("confirmed.numberEnough"),
		`${t("facts.services")}:`,
		...draft.services.map((service) => serviceText(draft, service)),
		`${t("confirmed.manage")}:\n${notice.links.manage}`,
		`${t("confirmed.change")} ${t("confirmed.changeHint")}\n${t("confirmed.cancel")}:\n${notice.links.cancel}`,
		t("confirmed.linkSecret"),
		t("confirmed.calendar"),
	];
}

function cancelled(draft: Draft): string[] {
	const { notice, t } = draft;
	return [
		`${t("cancelled.heading")}.`,
		facts([
			[t("facts.when"), draft.when],
			[t("facts.where"), draft.address.join(", ")],
			[t("facts.reference"), draft.reference],
		]),
		t("cancelled.done"),
		t("cancelled.calendar"),
		`${t("cancelled.again")}\n${notice.links.book}`,
	];
}

function serviceText({ t, notice }: Draft, service: DraftService): string {
	const list = (title: string, lines: readonly string[]) =>
		lines.length === 0
			? []
			: [`${title}:`, ...lines.map((line) => `  – ${line}`)];
	return [
		service.title,
		...service.bring.flatMap(({ heading, lists, needsConsent }) => [
			...(heading ? [heading] : []),
			...lists.flatMap(({ title, lines }) =>
				list(title ?? t("confirmed.bring"), lines),
			),
			...(needsConsent
				? [`${t("confirmed.consent")}:\n${notice.links.consent}`]
				: []),
		]),
		...list(t("confirmed.fee"), service.fee),
	].join("\n");
}

const facts = (rows: readonly (readonly [string, string])[]) =>
	rows.map(([label, value]) => `${label}: ${value}`).join("\n");

const paragraphs = (...parts: readonly string[]) => `${parts.join("\n\n")}\n`;
