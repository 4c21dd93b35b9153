import { getTranslations } from "next-intl/server";
import type { Opening } from "#lib/availability/rules/opening.ts";
import {
	formatDate,
	formatList,
	formatSpan,
	formatTime,
	formatWeekday,
} from "#lib/text/format.ts";

/** A roster in words; desks are known by their names. */
export async function rosterWords(
	...desks: readonly (readonly { id: number; name: string }[])[]
) {
	const t = await getTranslations("roster");
	const names = new Map(desks.flat().map(({ id, name }) => [id, name]));
	const day = (date: string) =>
		formatDate(date as `${number}-${number}-${number}`, "de", "long");

	/** "Jeden zweiten Montag" */
	const when = (opening: Opening) => {
		const { kind, weekday, weekOfMonth, everyWeeks, date } = opening;
		if (kind === "single") return t("single", { date: date ? day(date) : "" });
		const name = formatWeekday(weekday ?? 1, "de", "long");
		return kind === "monthly"
			? t("monthly", { weekday: name, week: String(weekOfMonth) })
			: t("every", { weekday: name, count: everyWeeks });
	};
	const deskList = (ids: readonly number[]) =>
		formatList(
			ids.map((id) => names.get(id) ?? "–"),
			"de",
		);
	const span = ({ from, until }: Pick<Opening, "from" | "until">) =>
		formatSpan(from, until, "de");
	const channel = (opening: Pick<Opening, "channel">) =>
		t(`channels.${opening.channel}`);
	return {
		when,
		span,
		channel,
		desks: deskList,
		desk: (id: number) => names.get(id) ?? "–",
		release: (opening: Opening) =>
			opening.channel === "walk-in"
				? t("noRelease")
				: t(opening.byLot ? "releaseByLot" : "release", {
						days: opening.releaseDaysBefore,
						time: formatTime(opening.releaseMinute, "de"),
					}),
		valid: ({ kind, validFrom, validUntil }: Opening) => {
			if (kind === "single") return "–";
			const from = formatDate(validFrom, "de", "year");
			return validUntil === null
				? t("validFrom", { from })
				: t("validBoth", { from, until: formatDate(validUntil, "de", "year") });
		},
		/** "Jeden Montag, 8:00 bis 12:00 Uhr, Online, Platz 1 und Platz 2" */
		opening: (opening: Opening) =>
			t("sentence", {
				when: when(opening),
				span: span(opening),
				channel: channel(opening),
				desks: deskList(opening.deskIds),
			}),
	};
}
