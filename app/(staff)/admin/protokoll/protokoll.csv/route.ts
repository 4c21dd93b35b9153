import { getTranslations } from "next-intl/server";
import { noteExport } from "#lib/auth/commands/note-read.ts";
import { findActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { now } from "#lib/runtime/clock.ts";
import { listAudit, listAuditChoices } from "#lib/staff/queries/list-audit.ts";
import { readAuditFilter } from "#lib/staff/rules/audit.ts";
import { csvOf, csvTime } from "#lib/text/csv.ts";
import { actionWords } from "../_parts/action-words.ts";
import { askedView } from "../_parts/asked.ts";
import { detailWords } from "../_parts/detail-words.ts";

/** More than that nobody reads in one go; the filter narrows it. */
const MOST = 20_000;
/** Of the other columns. */
const NOTHING = ["", "", "", "", ""];

export async function GET(request: Request): Promise<Response> {
	const actor = await findActor();
	if (!actor) return new Response(null, { status: 401 });
	const asked = Object.fromEntries(new URL(request.url).searchParams);
	const filter = readAuditFilter(askedView(asked));
	// One more than is written: then the file says that it is not all.
	const found = await listAudit(actor, filter, MOST + 1, now());
	if (!found.ok) return new Response(null, { status: 403 });
	const lines = found.value.slice(0, MOST);
	await noteExport(actor, "audit", now(), { rows: lines.length });
	const t = await getTranslations({ locale: "de", namespace: "admin.audit" });
	const words = await actionWords();
	const { stations } = await getCatalog("de");
	const choices = await listAuditChoices(actor, now());
	if (!choices.ok) return new Response(null, { status: 403 });
	const said = detailWords(t, stations, choices.value.people);
	const rows = lines.map((line) => [
		csvTime(line.at),
		line.person ?? t("nobody"),
		words(line.action),
		stations.find(({ id }) => id === line.stationId)?.shortName ?? "",
		said.subject(line.subject),
		said.detail(line.detail).join("; "),
	]);
	const head = [
		t("when"),
		t("who"),
		t("what"),
		t("where"),
		t("subject"),
		t("detail"),
	];
	const rest =
		found.value.length > MOST ? [[t("cut", { count: MOST }), ...NOTHING]] : [];
	return new Response(csvOf([head, ...rows, ...rest]), {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": 'attachment; filename="protokoll.csv"',
			"cache-control": "no-store",
		},
	});
}
