import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Fee } from "#lib/catalog/rules/edit-schema.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type CivilDate, civilDateOf } from "#lib/time.ts";

/** What a fee with a first day does to appointments that are booked: each of them shows the fee of its own day. */
export interface FeeImpact {
	from: CivilDate;
	/** On this day a later fee begins, which stands already; null: it is due for good. */
	next: CivilDate | null;
	/** Booked for these days: they show another fee than before. */
	changed: number;
	/** Of these, how many have had a mail, in which the fee before stands. */
	told: number;
	/** Booked for a day before: they keep the fee they have. */
	kept: number;
}

/** Before a fee is saved; nothing of it is remembered. */
export async function findFeeImpact(
	actor: Actor,
	{ slug, fee, now }: { slug: string; fee: Fee; now: Temporal.Instant },
): Promise<Result<FeeImpact, "forbidden" | "unknown-service">> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	const service = await db().service.findUnique({
		where: { slug },
		include: { fees: { orderBy: { validFrom: "asc" } } },
	});
	if (!service) return refuse("unknown-service");
	const { validFrom: from } = fee;
	const days = [
		...new Set(service.fees.map(({ validFrom }) => fromDbDate(validFrom))),
	];
	const next = days.find((day) => day > from);
	const dueBefore = days.findLast((day) => day <= from);
	const isAnother = !isSameFee(
		fee,
		service.fees.filter(({ validFrom }) => fromDbDate(validFrom) === dueBefore),
	);
	const count = (where: Prisma.AppointmentWhereInput) =>
		db().appointment.count({
			where: {
				status: "booked",
				services: { some: { serviceId: service.id } },
				...where,
			},
		});
	const date = {
		gte: toDbDate(from),
		...(next ? { lt: toDbDate(next) } : {}),
	};
	const today = toDbDate(civilDateOf(now));
	return ok({
		from,
		next: next ?? null,
		changed: isAnother ? await count({ date }) : 0,
		told: isAnother
			? await count({ date, messages: { some: { status: "sent" } } })
			: 0,
		kept: await count({ date: { gte: today, lt: toDbDate(from) } }),
	});
}

/** A language without lines shows the German ones: saying nothing and not being there are the same. */
function isSameFee(
	{ lines }: Fee,
	rows: readonly { locale: string; lines: readonly string[] }[],
): boolean {
	const said = Object.entries(lines).filter(([, all]) => all.length > 0);
	return (
		said.length === rows.length &&
		rows.every((row) => lines[row.locale]?.join("\n") === row.lines.join("\n"))
	);
}
