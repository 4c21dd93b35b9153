import type { useTranslations } from "next-intl";
import type { TicketView } from "#lib/queue/queue.ts";
import { formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { minuteOf } from "#lib/time.ts";

interface TicketWords {
	title: string;
	text: string;
	/** Which of our notices it looks like. */
	kind: "info" | "success" | "warning";
}

const timeAt = (milliseconds: number, locale: Locale) =>
	formatTime(
		minuteOf(Temporal.Instant.fromEpochMilliseconds(milliseconds)),
		locale,
	);

/** What is to be said about a ticket as it stands. */
export function ticketWords(
	{ state, outcome, desk, startsAt, parkedUntil, away }: TicketView,
	locale: Locale,
	t: ReturnType<typeof useTranslations<"ticket">>,
): TicketWords {
	const say = (
		kind: TicketWords["kind"],
		name:
			| "waiting"
			| "away"
			| "soon"
			| "parked"
			| "done"
			| "unsettled"
			| "left"
			| "no-show",
	) => ({
		kind,
		title: t(`states.${name}.title`),
		text: t(`states.${name}.text`),
	});
	switch (state) {
		case "away":
			return away?.dueAt
				? {
						kind: "warning",
						title: t("states.come.title"),
						text: t("states.come.text", { time: timeAt(away.dueAt, locale) }),
					}
				: say("info", "away");
		case "early":
			return {
				kind: "info",
				title: t("states.early.title"),
				text: t("states.early.text", { time: timeAt(startsAt ?? 0, locale) }),
			};
		case "called":
		case "serving":
			return {
				kind: "success",
				title: t(`states.${state}.title`, { desk: desk ?? "" }),
				text: t(`states.${state}.text`),
			};
		case "parked":
			return parkedUntil === null
				? say("info", "parked")
				: {
						kind: "info",
						title: t("states.parkedUntil.title", {
							time: timeAt(parkedUntil, locale),
						}),
						text: t("states.parkedUntil.text"),
					};
		case "soon":
			return say("warning", "soon");
		case "waiting":
			return say("info", "waiting");
		case "ended":
			return say(outcome === "no-show" ? "warning" : "info", outcome ?? "done");
	}
}
