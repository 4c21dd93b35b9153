import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { feeOn } from "#lib/catalog/rules/fee.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { AdminPage } from "../_parts/admin-page.tsx";
import { StepButtons } from "./_parts/step-buttons.tsx";
import { orderServiceAction } from "./actions.ts";

export default async function ServicesPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("admin.services");
	const { categories, services, days } = await getCatalog("de");
	const news = textOf(await searchParams, "stand");
	const { today } = days;
	return (
		<AdminPage
			current="services"
			actor={actor}
			stand={news}
			title={t("title")}
			lead={t("lead")}
			saved={
				news === "geloescht"
					? t("deleted")
					: news === "sortiert"
						? t("ordered")
						: null
			}
		>
			{news === "unknown-draft" ? (
				<Alert kind="warning" role="alert" title={t("draftGone.title")}>
					<p>{t("draftGone.text")}</p>
				</Alert>
			) : null}
			<StaleNote
				actor={actor}
				kind="service"
				href={(place) => staffPaths.ownText({ kind: "service", ...place })}
			/>
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={staffPaths.newService()}>{t("new")}</ButtonLink>
				<ButtonLink variant="secondary" href={staffPaths.importServices()}>
					{t("import")}
				</ButtonLink>
				<ButtonLink variant="secondary" href={staffPaths.categories()}>
					{t("categories")}
				</ButtonLink>
			</div>
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
								<th scope="col">{t("order")}</th>
							</tr>
						</thead>
						<tbody>
							{services
								.filter(({ categoryId }) => categoryId === id)
								.map((service, index, all) => (
									<Row
										key={service.slug}
										service={service}
										isFirst={index === 0}
										isLast={index === all.length - 1}
									/>
								))}
						</tbody>
					</table>
				</Section>
			))}
		</AdminPage>
	);

	function Row({
		service,
		isFirst,
		isLast,
	}: {
		service: Service;
		isFirst: boolean;
		isLast: boolean;
	}) {
		const { slug, text, bookable, lastDay } = service;
		const plan = planOn(service, today);
		const later = service.plans.find(
			({ from }) => from !== null && from > today,
		);
		return (
			<tr id={slug}>
				<th scope="row">
					<a href={staffPaths.service(slug)}>{text.name}</a>
					{lastDay === null ? null : (
						<span className="block text-small font-normal">
							{t(service.isOffered ? "lastDayComing" : "lastDayOver", {
								date: formatDate(lastDay, "de", "year"),
							})}
						</span>
					)}
					{later?.from ? (
						<span className="block text-small font-normal">
							{t("laterPlan", { date: formatDate(later.from, "de", "year") })}
						</span>
					) : null}
				</th>
				<td data-label={t("duration")}>
					{bookable
						? t("minutes", { minutes: plan.durationMinutes })
						: t("signpost")}
				</td>
				<td data-label={t("extra")}>
					{bookable ? t("minutes", { minutes: plan.extraMinutes }) : "–"}
				</td>
				<td data-label={t("max")}>{bookable ? plan.maxQuantity : "–"}</td>
				<td data-label={t("walkIn")}>
					{t(service.walkInSuitable ? "yes" : "no")}
				</td>
				<td data-label={t("fee")}>{feeOn(service, today)[0] ?? "–"}</td>
				<td data-label={t("order")}>
					<StepButtons
						action={orderServiceAction}
						slug={slug}
						name={text.name}
						steps={[
							...(isFirst ? [] : [{ value: "hoch", text: t("up") }]),
							...(isLast ? [] : [{ value: "runter", text: t("down") }]),
						]}
					/>
				</td>
			</tr>
		);
	}
}
