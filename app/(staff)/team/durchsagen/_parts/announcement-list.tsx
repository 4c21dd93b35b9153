import { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { AnnouncementOfToday } from "#lib/queue/announcement/queries/list-announcements.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import { shortClockOf } from "../../_frame/clock-of.ts";
import { TeamPanel } from "../../_frame/team-panel.tsx";
import { Pressing } from "../../_visit/pressing.tsx";
import { withdrawAnnouncementAction } from "../actions.ts";

/** What was said today, whom it reached, and a button for what still stands. */
export function AnnouncementList({
	list,
	catalog,
}: {
	list: readonly AnnouncementOfToday[];
	catalog: Catalog;
}) {
	const t = useTranslations("team.announcements");
	return (
		<TeamPanel titleId="heute-gesagt" title={t("today")}>
			{list.length === 0 ? (
				<p className="text-muted">{t("none")}</p>
			) : (
				<ul className="team-list">
					{list.map((one) => (
						<li key={one.id} className="flex flex-col gap-4 py-8">
							<p className="font-bold">{announcementText(one, "de")}</p>
							<p>{stateOf(one, t)}</p>
							<p className="team-small text-muted">
								{forWhom(one, catalog, t)} {reachedOf(one, t)}
							</p>
							{one.isRunning ? (
								<form action={withdrawAnnouncementAction}>
									<input type="hidden" name="durchsage" value={one.id} />
									<Pressing className="team-button">
										{t("withdraw")}
										<span className="sr-only">
											: {announcementText(one, "de")}
										</span>
									</Pressing>
								</form>
							) : null}
						</li>
					))}
				</ul>
			)}
		</TeamPanel>
	);
}

type Words = ReturnType<typeof useTranslations<"team.announcements">>;

function stateOf(one: AnnouncementOfToday, t: Words): string {
	const from = shortClockOf(one.createdAt);
	if (one.withdrawnAt !== null)
		return t("state.withdrawn", { from, at: shortClockOf(one.withdrawnAt) });
	const until = shortClockOf(one.endsAt);
	return t(one.isRunning ? "state.running" : "state.over", { from, until });
}

function forWhom(
	{ toServiceId, toDesk, toComing }: AnnouncementOfToday,
	catalog: Catalog,
	t: Words,
): string {
	const service = catalog.services.find(({ id }) => id === toServiceId);
	const names = [service?.text.name, toDesk].filter((one) => one);
	const who = names.length > 0 ? names.join(", ") : t("everybody");
	return t(toComing ? "to.coming" : "to.here", { who });
}

/** Sent or not: nobody is left out of it. */
function reachedOf(
	{ devices, mailed, heldBack, unreached }: AnnouncementOfToday,
	t: Words,
): string {
	const counts = [
		["devices", devices.sent],
		["queued", devices.queued],
		["failed", devices.failed],
		["mailed", mailed],
		["heldBack", heldBack],
		["unreached", unreached],
	] as const;
	return counts
		.filter(([, count]) => count > 0)
		.map(([name, count]) => t(`reached.${name}`, { count }))
		.join(" ");
}
