import { getTranslations } from "next-intl/server";
import { noteExport } from "#lib/auth/commands/note-read.ts";
import { findActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listInbox } from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { now } from "#lib/runtime/clock.ts";
import { csvOf, csvTime } from "#lib/text/csv.ts";
import { askedInbox } from "../_parts/asked.ts";
import { placeWords } from "../_parts/in-words.ts";

/** More than that nobody reads in one go; the filter narrows it. */
const MOST = 20_000;

/** What the list shows, for a spreadsheet; no addresses, and nothing that it would take for a formula. */
export async function GET(request: Request): Promise<Response> {
	const actor = await findActor();
	if (!actor) return new Response(null, { status: 401 });
	const asked = Object.fromEntries(new URL(request.url).searchParams);
	const filter = readInboxFilter(askedInbox(asked));
	const found = await listInbox(actor, filter, MOST, now());
	if (!found.ok) return new Response(null, { status: 403 });
	await noteExport(actor, "feedback", now(), {
		rows: found.value.lines.length,
	});
	const t = await getTranslations({ locale: "de", namespace: "inbox" });
	const catalog = await getCatalog("de");
	const rows = found.value.lines.map((line) => {
		const { station, service } = placeWords(line, catalog);
		return [
			line.number,
			csvTime(line.createdAt),
			t(`types.${line.type}`),
			t(`statuses.${line.status}`),
			station ?? "",
			service ?? "",
			line.day ?? "",
			line.ratings.booking,
			line.ratings.waiting,
			line.ratings.service,
			line.texts?.praise ?? "",
			line.texts?.text ?? "",
			line.replies.map(({ text }) => text).join("\n\n"),
			line.page ?? "",
			line.topics.map(({ name }) => name).join(", "),
			line.assignee ?? "",
		];
	});
	const head = [
		t("columns.number"),
		t("when"),
		t("filter.type"),
		t("filter.status"),
		t("filter.station"),
		t("filter.service"),
		t("columns.day"),
		t("rated.booking"),
		t("rated.waiting"),
		t("rated.service"),
		t("columns.praise"),
		t("columns.text"),
		t("columns.replies"),
		t("columns.page"),
		t("filter.topic"),
		t("filter.assignee"),
	];
	return new Response(csvOf([head, ...rows]), {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": 'attachment; filename="rueckmeldungen.csv"',
			"cache-control": "no-store",
		},
	});
}
