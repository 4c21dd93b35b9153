import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { findStationToEdit } from "#lib/catalog/queries/find-station-to-edit.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { planning } from "#lib/paths/planning.ts";
import { DEVICES_PATH, staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { StationForm } from "../_parts/station-form.tsx";

/** What the administration lays down about a house, and where everything else about it is. */
export default async function StationPage({
	params,
	searchParams,
}: {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const { slug } = await params;
	const found = await findStationToEdit(actor, slug, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const station = findStation(await getCatalog("de", at), slug);
	const { fields } = found.value;
	const news = textOf(await searchParams, "stand");
	const t = await getTranslations("admin.stations");
	const steps = [
		{ href: planning.rules(slug), text: t("links.rules") },
		{ href: planning.roster(slug), text: t("links.roster") },
		{ href: planning.closures(slug), text: t("links.closures") },
		{ href: staffPaths.accounts(), text: t("links.accounts") },
		{ href: DEVICES_PATH, text: t("links.devices") },
		{ href: pilot.rolloutOf(slug), text: t("links.rollout") },
	];
	return (
		<AdminPage
			current="stations"
			actor={actor}
			title={fields.shortName}
			saved={
				news === "gespeichert"
					? t("saved")
					: news === "angelegt"
						? t("created")
						: null
			}
		>
			<p>
				<a href={staffPaths.stations()}>{t("back")}</a>
			</p>
			<StaleNote
				actor={actor}
				kind="station"
				only={slug}
				href={(place) => staffPaths.ownText({ kind: "station", ...place })}
			/>
			<Alert
				kind="info"
				title={
					fields.lastDay
						? t("closes", { date: formatDate(fields.lastDay, "de", "year") })
						: t(station?.isPublic ? "isPublic" : "isHidden")
				}
			/>
			<div className="grid gap-48 lg:grid-cols-2">
				<Section id="angaben-titel" title={t("facts")}>
					<StationForm station={found.value} />
				</Section>
				<Section id="weiter" title={t("more")}>
					<ul className="flex flex-col gap-8">
						{steps.map(({ href, text }) => (
							<li key={text}>
								<a href={href}>{text}</a>
							</li>
						))}
					</ul>
				</Section>
			</div>
		</AdminPage>
	);
}
