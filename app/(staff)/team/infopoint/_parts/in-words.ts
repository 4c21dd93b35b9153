import { getTranslations } from "next-intl/server";
import { clockOf } from "#app/(staff)/team/_frame/clock-of.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import type { NamedCheckIn } from "#lib/queue/arrival/commands/check-in.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";

/** The outcome of a check-in, and what to do now. */
export async function checkInInWords(answer: NamedCheckIn): Promise<string> {
	const t = await getTranslations("team.infoPoint.answers");
	const date = civilDateOf(
		Temporal.Instant.fromEpochMilliseconds(answer.startsAt),
	);
	const when = `${formatDate(date, "de", "short")}, ${clockOf(answer.startsAt)}`;
	switch (answer.outcome) {
		case "checked-in":
		case "already-here": {
			if (!answer.isBooked)
				return t(`afar.${answer.outcome}`, { ticket: answer.ticket });
			const late = answer.isLate ? ` ${t("late")}` : "";
			const name = answer.name ? ` ${t("compare", { name: answer.name })}` : "";
			return `${t(answer.outcome, { ticket: answer.ticket, when })}${name}${late}`;
		}
		case "too-early":
			return t("too-early", { when, from: clockOf(answer.from) });
		default: {
			const station = findStation(await getCatalog("de"), answer.stationSlug);
			return t(answer.outcome, { when, station: station?.shortName ?? "" });
		}
	}
}
