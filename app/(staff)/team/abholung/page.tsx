import { getTranslations } from "next-intl/server";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { listCollections } from "#lib/collection/queries/list-collections.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { CollectionNews } from "./_parts/collection-news.tsx";
import { EndedTable, ReadyTable } from "./_parts/collection-tables.tsx";
import { sought } from "./_parts/sought.ts";
import { searchCollectionsAction } from "./actions.ts";

/** What lies ready at a station and for whom. */
export default async function CollectionPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const params = await searchParams;
	const typed = sought.given() ?? "";
	const found = await listCollections(actor, {
		stationId: station.id,
		typed,
		now: at,
	});
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { ready, count, hasMore, notFetched, ended } = found.value;
	const t = await getTranslations("collection.list");
	const isSearch = typed.trim() !== "";
	const mayStep = may(actor, "visit:register", station.id);
	return (
		<TeamPage
			title={t("title")}
			current="collection"
			actor={actor}
			station={station}
			before={
				<CollectionNews
					code={textOf(params, "hinweis")}
					number={textOf(params, "nummer")}
				/>
			}
		>
			<p className="max-w-column">{t("lead")}</p>
			{mayStep ? (
				<p>
					<a href={collectionPaths.new()} className="team-button">
						{t("enter")}
					</a>
				</p>
			) : null}
			<form
				action={searchCollectionsAction}
				className="flex max-w-column flex-wrap items-end gap-8"
			>
				<Labelled id="suche" label={t("search")}>
					<input
						id="suche"
						name="suche"
						defaultValue={typed}
						key={typed}
						autoComplete="off"
						className="team-input"
					/>
				</Labelled>
				<Pressing className="team-button">{t("find")}</Pressing>
				{isSearch ? (
					<a href={collectionPaths.list()} className="team-button">
						{t("showAll")}
					</a>
				) : null}
			</form>
			<TeamPanel
				titleId="bereit"
				title={
					isSearch ? t("found", { count: ready.length }) : t("ready", { count })
				}
				isOwn
			>
				{ready.length > 0 ? (
					<ReadyTable collections={ready} mayStep={mayStep} at={at} />
				) : null}
				{hasMore ? <p>{t("more")}</p> : null}
			</TeamPanel>
			{notFetched.length > 0 ? (
				<TeamPanel titleId="nicht-abgeholt" title={t("notFetched")}>
					<p className="max-w-column">{t("notFetchedLead")}</p>
					<EndedTable collections={notFetched} mayStep={mayStep} />
				</TeamPanel>
			) : null}
			{ended.length > 0 ? (
				<TeamPanel titleId="erledigt" title={t("ended")}>
					<EndedTable collections={ended} mayStep={mayStep} />
				</TeamPanel>
			) : null}
		</TeamPage>
	);
}
