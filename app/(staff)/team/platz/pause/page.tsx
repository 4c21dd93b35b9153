import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { team } from "#lib/paths/staff.ts";
import { findPauseEffect } from "#lib/queue/pause/queries/find-pause-effect.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { numberOf } from "../../_form/sent.ts";
import { teamStationContext } from "../../_frame/team-context.ts";
import { TeamPage } from "../../_frame/team-page.tsx";
import { TeamPanel } from "../../_frame/team-panel.tsx";
import { PauseTable } from "./_parts/pause-table.tsx";
import { PausedNow } from "./_parts/paused-now.tsx";

/** What a pause of a desk does to the waits, before it begins; and the way back, with what that does. */
export default async function PausePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const found = await getQueue(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const queue = found.value;
	const t = await getTranslations("team.pause");
	const deskId = numberOf(textOf(params, "platz")) || queue.ownDeskId;
	const effect =
		deskId === null ? null : await findPauseEffect(actor, deskId, at);
	const code = textOf(params, "hinweis");
	const problem = effect && !effect.ok ? effect.error : code;
	const name = effect?.ok ? effect.value.desk.name : "";
	return (
		<TeamPage
			title={t("title", { desk: name }).replace(/: $/, "")}
			current="desk"
			actor={actor}
			station={station}
			before={
				isRefusal(problem) ? (
					<Alert kind="warning" role="alert" title={t(`refusals.${problem}`)} />
				) : code === "done" || code === "returned" ? (
					<Alert kind="success" role="status" title={t(code)} />
				) : null
			}
		>
			{effect?.ok ? (
				<TeamPanel titleId="wirkung" title={t("caption")} isOwn>
					<PausedNow effect={effect.value} asOf={at.epochMilliseconds} />
					<p>{t("lead")}</p>
					<PauseTable effect={effect.value} asOf={at.epochMilliseconds} />
				</TeamPanel>
			) : (
				<div className="flex flex-col items-start gap-16">
					<p>{t("noDesk")}</p>
					<ButtonLink href={team.desk()}>
						{(await getTranslations("team"))("chooseDesk")}
					</ButtonLink>
				</div>
			)}
		</TeamPage>
	);
}

const REFUSALS = [
	"forbidden",
	"unknown-desk",
	"not-own-desk",
	"changed",
	"busy",
] as const;

const isRefusal = (text: string): text is (typeof REFUSALS)[number] =>
	REFUSALS.some((one) => one === text);
