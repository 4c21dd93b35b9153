import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import { readStationBySlug } from "#lib/catalog/queries/find-station-to-edit.ts";
import { newSlug } from "#lib/catalog/rules/service-form.ts";
import {
	NEW_STATION_RULES,
	type StationFields,
} from "#lib/catalog/rules/station-form.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { lockDays, raiseVersions } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import {
	addDays,
	type CivilDate,
	civilDateOf,
	datesBetween,
} from "#lib/time.ts";

export type SaveStationRefusal =
	| "forbidden"
	| "unknown-station"
	/** Somebody else has changed it since the form was shown. */
	| "station-changed"
	/** It is to close, and people have appointments after that: a closure takes them along first. */
	| "appointments-left"
	| "busy";

/**
 * A new house, or what is laid down about one. A new one takes no appointments online, nobody reads of it and it has no
 * desks; the planning pages give it some, the rollout puts it online. One that closes for good takes nobody after its
 * last day, whatever its roster says.
 */
export async function saveStation(
	actor: Actor,
	{
		station,
		fields,
		now,
	}: {
		/** As the form was shown; null: a new one. */
		station: { slug: string; version: number } | null;
		fields: StationFields;
		now: Temporal.Instant;
	},
): Promise<Result<{ slug: string }, SaveStationRefusal>> {
	const may = await authorise(actor, "service:write", null, now);
	if (!may.ok) return may;
	return write<{ slug: string }, SaveStationRefusal>(async (tx) => {
		await lockCatalog(tx);
		if (!station) {
			const made = await create(tx, fields);
			await note(made, "station:created", { name: fields.name });
			return ok({ slug: made.slug });
		}
		const { slug, version } = station;
		const current = await readStationBySlug(tx, slug);
		if (!current) return refuse("unknown-station");
		const { id } = current;
		await tx.$executeRaw`SELECT 1 FROM station WHERE id = ${id} FOR NO KEY UPDATE`;
		const names = Object.keys(fields) as (keyof StationFields)[];
		const changed = names.filter(
			(name) =>
				JSON.stringify(fields[name]) !== JSON.stringify(current.fields[name]),
		);
		if (changed.length === 0) return ok({ slug });
		if (current.version !== version) return refuse("station-changed");
		if (changed.includes("lastDay") && fields.lastDay) {
			const closes = await closeAfter(tx, id, fields.lastDay, now);
			if (!closes.ok) return closes;
		}
		const { name, lastDay, ...facts } = fields;
		await tx.station.update({
			where: { id },
			data: {
				...facts,
				lastDay: lastDay && toDbDate(lastDay),
				// Its name stands in another table: whoever has the form open is told of that, too.
				version: { increment: 1 },
			},
		});
		await tx.stationText.upsert({
			where: { stationId_locale: { stationId: id, locale: defaultLocale } },
			create: { ...words(name), stationId: id, locale: defaultLocale },
			update: { name },
		});
		const pick = (from: StationFields) =>
			toJson(Object.fromEntries(changed.map((one) => [one, from[one]])));
		await note({ id, slug }, "station:changed", {
			before: pick(current.fields),
			after: pick(fields),
		});
		return ok({ slug });

		function note(
			{ id, slug }: { id: number; slug: string },
			action: string,
			detail: Parameters<typeof toJson>[0],
		): Promise<void> {
			return record(
				tx,
				{
					userId: actor.userId,
					stationId: id,
					action,
					subject: `station ${slug}`,
					detail: toJson(detail),
				},
				now,
			);
		}
	});
}

const words = (name: string) => ({ name, directions: "", accessibility: "" });

async function create(
	tx: Tx,
	{ name, lastDay, ...facts }: StationFields,
): Promise<{ id: number; slug: string }> {
	const rows = await tx.station.findMany({
		select: { slug: true, position: true },
	});
	return tx.station.create({
		data: {
			...NEW_STATION_RULES,
			...facts,
			lastDay: lastDay && toDbDate(lastDay),
			slug: newSlug(
				facts.shortName,
				rows.map((row) => row.slug),
			),
			position: Math.max(0, ...rows.map((row) => row.position)) + 1,
			texts: { create: { ...words(name), locale: defaultLocale } },
		},
		select: { id: true, slug: true },
	});
}

/** Under the locks of all days that can be booked: whoever books one of them right now is seen, or sees that it is closed. */
async function closeAfter(
	tx: Tx,
	stationId: number,
	lastDay: CivilDate,
	now: Temporal.Instant,
): Promise<Result<null, "appointments-left">> {
	const today = civilDateOf(now);
	const { horizonDays } = await tx.station.findUniqueOrThrow({
		where: { id: stationId },
		select: { horizonDays: true },
	});
	const first = addDays(lastDay < today ? today : lastDay, 1);
	const last = addDays(today, horizonDays);
	const days =
		first <= last
			? datesBetween(first, last).map((date) => ({ stationId, date }))
			: [];
	if (days.length > 0) await lockDays(tx, days);
	const left = await tx.appointment.count({
		where: {
			stationId,
			date: { gt: toDbDate(lastDay) },
			OR: [
				{ status: "booked" },
				{ status: "held", holdExpiresAt: { gt: toDbInstant(now) } },
			],
		},
	});
	if (left > 0) return refuse("appointments-left");
	if (days.length > 0) await raiseVersions(tx, days);
	return ok(null);
}
