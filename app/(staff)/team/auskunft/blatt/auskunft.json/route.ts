import { findActor } from "#lib/auth/queries/session.ts";
import { openCase } from "#lib/privacy/commands/case.ts";
import { getPersonSheet } from "#lib/privacy/queries/person-sheet.ts";
import { now } from "#lib/runtime/clock.ts";

/** What is held about one person, for another machine (Art. 20). */
export async function GET(request: Request): Promise<Response> {
	const actor = await findActor();
	if (!actor) return new Response(null, { status: 401 });
	const sealed = new URL(request.url).searchParams.get("vorgang") ?? "";
	const found = openCase(sealed, actor, now());
	if (!found) return new Response(null, { status: 404 });
	const sheet = await getPersonSheet(actor, found, now(), true);
	if (!sheet.ok) return new Response(null, { status: 403 });
	const file = {
		stand: now().toString(),
		grundlage: "Art. 15 und Art. 20 DSGVO",
		datenarten: sheet.value.sections.map(({ kind, entries, ...said }) => ({
			art: kind,
			...said,
			zeilen: entries.map(({ model, facts }) => ({
				tabelle: model,
				angaben: facts.map(({ field, what, value }) => ({
					spalte: field,
					was: what,
					wert: value,
				})),
			})),
		})),
	};
	return new Response(JSON.stringify(file, null, "\t"), {
		headers: {
			"content-type": "application/json; charset=utf-8",
			"content-disposition": 'attachment; filename="auskunft.json"',
			"cache-control": "no-store",
		},
	});
}
