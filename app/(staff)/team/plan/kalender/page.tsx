import { getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { listDeskFeeds } from "#lib/booking/staff/queries/desk-feeds.ts";
import { team } from "#lib/paths/staff.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { teamStationContext } from "../../_frame/team-context.ts";
import { TeamPage } from "../../_frame/team-page.tsx";
import { renewDeskFeedAction } from "./actions.ts";

/** Each desk's calendar for one's own calendar program, by an address that is a secret. */
export default async function DeskFeedsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const feeds = await listDeskFeeds(actor, station.id, at);
	if (!feeds.ok) return <StaffRefused kind="forbidden" />;
	const queue = await getQueue(actor, station.id, at);
	const t = await getTranslations("team.plan.feeds");
	const { baseUrl } = env();
	const state = textOf(await searchParams, "stand");
	const news = { neu: t("renewed"), aus: t("switchedOff") }[state];
	return (
		<TeamPage
			title={t("title")}
			current="plan"
			actor={actor}
			station={station}
			queue={queue.ok ? queue.value : null}
		>
			{news ? <Alert kind="success" title={news} role="status" /> : null}
			{state === "nicht" ? (
				<Alert kind="danger" title={t("notDone")} role="alert" />
			) : null}
			<p className="max-w-column">{t("lead")}</p>
			<table className="staff-table">
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("desk")}</th>
						<th scope="col">{t("address")}</th>
						<th scope="col">{t("change")}</th>
					</tr>
				</thead>
				<tbody>
					{feeds.value.map(({ deskId, name, token }) => (
						<tr key={deskId}>
							<th scope="row">{name}</th>
							<td data-label={t("address")} className="break-all">
								{token ? baseUrl + team.deskFeed(deskId, token) : t("none")}
							</td>
							<td data-label={t("change")}>
								<div className="flex flex-wrap gap-8">
									<form action={renewDeskFeedAction}>
										<HiddenFields
											fields={{ platz: String(deskId), stand: "an" }}
										/>
										<button
											type="submit"
											className="team-button"
											aria-label={t(token ? "renewOf" : "makeOf", { name })}
										>
											{t(token ? "renew" : "make")}
										</button>
									</form>
									{token ? (
										<form action={renewDeskFeedAction}>
											<HiddenFields
												fields={{ platz: String(deskId), stand: "aus" }}
											/>
											<button
												type="submit"
												className="team-button"
												aria-label={t("offOf", { name })}
											>
												{t("off")}
											</button>
										</form>
									) : null}
								</div>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			<p>
				<a
					href={team.plan()}
					className="text-action underline underline-offset-4"
				>
					{t("back")}
				</a>
			</p>
		</TeamPage>
	);
}
