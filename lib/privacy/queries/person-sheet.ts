import "server-only";
import { noteRead } from "#lib/auth/commands/note-read.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import type { Case } from "#lib/privacy/privacy.ts";
import { makeSheet, type Sheet } from "#lib/privacy/rules/sheet.ts";
import { ok, type Result } from "#lib/result.ts";
import { readPerson } from "./read-person.ts";

/** What Art. 15 gives a person: what is held, wherefore, how long, and who sees it. Reading it is audited. */
export async function getPersonSheet(
	actor: Actor,
	{ anchors }: Case,
	now: Temporal.Instant,
	/** Taken away as a file (Art. 20). */
	isExport = false,
): Promise<Result<Sheet, "forbidden">> {
	const may = await authorise(actor, "person:answer", null, now);
	if (!may.ok) return may;
	const held = await readPerson(anchors);
	for (const subject of subjectsOf(held))
		await noteRead(
			{
				userId: actor.userId,
				stationId: null,
				action: isExport ? "person:exported" : "person:read",
				subject,
			},
			now,
		);
	const { stations, services } = await getCatalog("de");
	return ok(
		makeSheet(held, {
			settings: await readSettings(),
			stations: new Map(stations.map(({ id, shortName }) => [id, shortName])),
			services: new Map(services.map(({ id, text }) => [id, text.name])),
		}),
	);
}

/** Number by number, as everything in the audit. */
function subjectsOf(held: Awaited<ReturnType<typeof readPerson>>): string[] {
	const numbers = (model: string, field: string, word: string) =>
		held
			.filter((one) => one.model === model)
			.flatMap(({ rows }) =>
				rows.flatMap((row) => (field in row ? [`${word} ${row[field]}`] : [])),
			);
	return [
		...numbers("Appointment", "reference", "appointment"),
		...numbers("Wish", "reference", "wish"),
		...numbers("Feedback", "id", "feedback"),
		...numbers("AfarTicket", "id", "afar"),
	];
}

/** The city's numbers, by their names in the schema. */
async function readSettings(): Promise<Record<string, number>> {
	const city = await db().city.findUniqueOrThrow({ where: { id: 1 } });
	return Object.fromEntries(
		Object.entries(city).filter(
			(entry): entry is [string, number] => typeof entry[1] === "number",
		),
	);
}
