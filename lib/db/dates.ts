import type { CivilDate } from "#lib/time.ts";

/** `date` columns reach Prisma as midnight UTC; everywhere else a civil date is text. */
export function toDbDate(date: CivilDate): Date {
	return new Date(`${date}T00:00:00Z`);
}

export function fromDbDate(date: Date): CivilDate {
	return date.toISOString().slice(0, 10) as CivilDate;
}

export function toDbInstant(instant: Temporal.Instant): Date {
	return new Date(instant.epochMilliseconds);
}
