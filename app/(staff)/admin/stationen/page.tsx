import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { AdminPage } from "../_parts/admin-page.tsx";

export default async function StationsPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.stations");
	const { stations } = await getCatalog("de");
	return (
		<AdminPage
			current="stations"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			<ButtonLink href={staffPaths.newStation()} className="self-start">
				{t("new")}
			</ButtonLink>
			<table className="staff-table">
				<caption className="sr-only">{t("title")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("station")}</th>
						<th scope="col">{t("address")}</th>
						<th scope="col">{t("phase.title")}</th>
						<th scope="col">{t("public")}</th>
					</tr>
				</thead>
				<tbody>
					{stations.map((station) => (
						<tr key={station.slug}>
							<th scope="row">
								<a href={staffPaths.station(station.slug)}>
									{station.shortName}
								</a>
							</th>
							<td data-label={t("address")}>
								{station.street}, {station.postcode} {station.city}
							</td>
							<td data-label={t("phase.title")}>
								{t(`phase.${station.phase}`)}
							</td>
							<td data-label={t("public")}>
								{t(station.isPublic ? "yes" : "no")}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</AdminPage>
	);
}
