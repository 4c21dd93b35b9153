import "server-only";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { type CivilDate, type Minute, minuteOf } from "#lib/time.ts";

/** What the house offers somebody who has to give up their time; for whoever has the appointment's link. */
export interface Offer {
	caseId: string;
	/** "open": held; "over": not any more, or nothing was; "declined": they said no; "lost": nothing was to be had. */
	state: "open" | "over" | "declined" | "lost";
	/** Null: nothing was held. */
	time: { stationId: number; date: CivilDate; start: Minute } | null;
	/** Epoch milliseconds. */
	until: number;
	/** Why, as public pages say it. */
	reason: { text: string; lang: string } | null;
}

/** The offer that stands for this appointment; null: none does. Who is told by phone may answer by the page as well. */
export async function findOffer(
	appointmentId: string,
	locale: Locale,
	now: Temporal.Instant,
): Promise<Offer | null> {
	const where = {
		appointmentId,
		way: "move",
		status: { in: ["offered", "to-call", "reached"] },
		appointment: { status: "booked", startsAt: { gt: toDbInstant(now) } },
		// As SQL has it, nothing is not unequal to anything.
		OR: [{ reason: null }, { reason: { not: "open-again" } }],
	} satisfies Prisma.PlanCaseWhereInput;
	// Hardly any appointment has one, and all that belongs to it would be asked for all the same.
	if ((await db().planCase.count({ where, take: 1 })) === 0) return null;
	const row = await db().planCase.findFirst({
		where,
		include: {
			hold: true,
			appointment: { select: { calendarSequence: true } },
			change: { include: { closures: { include: { texts: true }, take: 1 } } },
		},
	});
	if (!row || row.appointment.calendarSequence > row.sequence) return null;
	const { hold } = row;
	const until = hold?.holdExpiresAt?.getTime() ?? 0;
	const isHeld = hold?.status === "held" && until > now.epochMilliseconds;
	const texts = row.change.closures[0]?.texts ?? [];
	const text =
		texts.find((one) => one.locale === locale) ??
		texts.find((one) => one.locale === defaultLocale);
	return {
		caseId: row.id,
		state: !hold
			? "lost"
			: row.reason === "declined"
				? "declined"
				: isHeld
					? "open"
					: "over",
		time: hold && {
			stationId: hold.stationId,
			date: fromDbDate(hold.date),
			start: minuteOf(
				Temporal.Instant.fromEpochMilliseconds(hold.startsAt.getTime()),
			),
		},
		until,
		reason: text ? { text: text.reason, lang: text.locale } : null,
	};
}
