import { getTranslations } from "next-intl/server";
import { PageScript } from "#components/page/page-script.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listInboxChoices } from "#lib/feedback/inbox/queries/list-choices.ts";
import {
	getDueDays,
	listInbox,
} from "#lib/feedback/inbox/queries/list-inbox.ts";
import { readInboxFilter } from "#lib/feedback/inbox/rules/inbox.ts";
import { type InboxView, pilot } from "#lib/paths/pilot.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";
import { askedInbox } from "./_parts/asked.ts";
import { InboxFilterForm } from "./_parts/filter-form.tsx";
import { InboxTable } from "./_parts/inbox-table.tsx";
import { inboxTexts } from "./_parts/inbox-texts.ts";
import { lineWords } from "./_parts/line-words.ts";

const PAGE = 50;

/** What people told us, and what is still to be done about it. */
export default async function InboxPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const query = await searchParams;
	const view = askedInbox(query);
	const filter = readInboxFilter(view);
	// One more than is shown: then there is a next page.
	const found = await listInbox(actor, filter, PAGE + 1, now());
	const choices = found.ok ? await listInboxChoices(actor, now()) : found;
	if (!found.ok || !choices.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("inbox");
	const catalog = await getCatalog("de");
	const everywhere = mayEverywhere(actor, "feedback:read");
	const mayChange = mayEverywhere(actor, "feedback:answer");
	const lines = found.value.lines.slice(0, PAGE);
	const { counts } = found.value;
	const last = lines.at(-1);
	const days = await getDueDays();
	const to = (more: InboxView) => pilot.inbox(more);
	return (
		<PilotPage
			current="inbox"
			actor={actor}
			title={t("title")}
			lead={t("lead", { open: counts.open, overdue: counts.overdue, days })}
			saved={
				textOf(query, "stand") === "mehrere"
					? t("bulk.done", {
							changed: Number(textOf(query, "geaendert")) || 0,
							skipped: Number(textOf(query, "uebersprungen")) || 0,
						})
					: null
			}
			beside={
				<div className="flex flex-wrap gap-x-24 gap-y-8">
					<a className="jump" href={pilot.poster()}>
						{t("toPoster")}
					</a>
					{mayChange ? (
						<>
							<a className="jump" href={pilot.templates()}>
								{t("toTemplates")}
							</a>
							<a className="jump" href={pilot.inboxSetup()}>
								{t("toSetup")}
							</a>
						</>
					) : null}
					<a
						className="jump"
						href={pilot.inboxFile({ ...view, before: undefined })}
						download
					>
						{t("file")}
					</a>
				</div>
			}
		>
			<nav aria-label={t("quick")} className="flex flex-wrap gap-x-24 gap-y-8">
				<a href={to({})}>{t("quickOpen", { count: counts.open })}</a>
				<a href={to({ status: "overdue" })}>
					{t("quickOverdue", { count: counts.overdue })}
				</a>
				{mayChange ? (
					<a href={to({ assignee: actor.userId })}>{t("quickMine")}</a>
				) : null}
				{counts.undelivered > 0 ? (
					<a href={to({ only: "mail", status: "alle" })}>
						{t("quickUndelivered", { count: counts.undelivered })}
					</a>
				) : null}
				{counts.advertising > 0 ? (
					<a href={to({ only: "links" })}>
						{t("quickAdvertising", { count: counts.advertising })}
					</a>
				) : null}
			</nav>
			<InboxFilterForm
				view={view}
				catalog={catalog}
				stationIds={everywhere ? null : actor.stationIds}
				choices={choices.value}
			/>
			{lines.length === 0 ? (
				<p role="status">{t("nothing")}</p>
			) : (
				<InboxTable
					lines={await lineWords(lines, catalog)}
					address={addressOf(query)}
					mayChange={mayChange}
					texts={await inboxTexts(choices.value)}
				/>
			)}
			<div className="flex flex-wrap gap-x-24 gap-y-8">
				{view.before ? (
					<a className="jump" href={to({ ...view, before: undefined })}>
						{t("newest")}
					</a>
				) : null}
				{found.value.lines.length > PAGE && last ? (
					<a
						className="jump"
						href={to({ ...view, before: String(last.number) })}
					>
						{t("older")}
					</a>
				) : null}
			</div>
			<PageScript name="inbox" />
		</PilotPage>
	);
}

/** The filter, to be sent along with what is ticked. */
function addressOf(query: Sent): Record<string, string> {
	const { stand, geaendert, uebersprungen, ...filter } = query;
	return Object.fromEntries(
		Object.keys(filter).map((name) => [name, textOf(filter, name)]),
	);
}
