import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { civilDateOf } from "#lib/time.ts";
import { AdminPage } from "../_parts/admin-page.tsx";

export default async function ServicesPage() {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.services");
	const { categories, services } = await getCatalog("de");
	const today = civilDateOf(now());
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			{categories.map(({ id, slug, name }) => (
				<Section key={slug} id={slug} title={name}>
					<table className="staff-table">
						<caption className="sr-only">{name}</caption>
						<thead>
							<tr>
								<th scope="col">{t("service")}</th>
								<th scope="col">{t("duration")}</th>
								<th scope="col">{t("extra")}</th>
								<th scope="col">{t("max")}</th>
								<th scope="col">{t("walkIn")}</th>
								<th scope="col">{t("fee")}</th>
							</tr>
						</thead>
						<tbody>
							{services
								.filter(({ categoryId }) => categoryId === id)
								.map((service) => (
									<tr key={service.slug}>
										<th scope="row">
											<a href={staffPaths.service(service.slug)}>
												{service.text.name}
											</a>
										</th>
										<td data-label={t("duration")}>
											{service.bookable
												? t("minutes", { minutes: service.durationMinutes })
												: t("signpost")}
										</td>
										<td data-label={t("extra")}>
											{service.bookable
												? t("minutes", { minutes: service.extraMinutes })
												: "–"}
										</td>
										<td data-label={t("max")}>
											{service.bookable ? service.maxQuantity : "–"}
										</td>
										<td data-label={t("walkIn")}>
											{t(service.walkInSuitable ? "yes" : "no")}
										</td>
										<td data-label={t("fee")}>
											{feeOn(service, today)[0] ?? "–"}
										</td>
									</tr>
								))}
						</tbody>
					</table>
				</Section>
			))}
		</AdminPage>
	);
}
