import { getTranslations } from "next-intl/server";
import { StaleNote } from "#app/(staff)/_parts/own-text/stale-note.tsx";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { ServiceForm } from "#app/(staff)/admin/anliegen/_parts/service-form.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { findServiceToEdit } from "#lib/catalog/queries/find-service-to-edit.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";
import { FeePart } from "./_parts/fee-part.tsx";
import { LaterPlans } from "./_parts/later-plans.tsx";
import { deleteServiceAction } from "./actions.ts";

export default async function ServicePage({
	params,
	searchParams,
}: {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await findServiceToEdit(actor, (await params).slug, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { slug, version, fields, laterPlans, fees, isUnused } = found.value;
	const sent = await searchParams;
	const news = textOf(sent, "stand");
	const kept = textOf(sent, "entwurf");
	const draft = kept ? await findDraft(actor, kept, at) : null;
	const own = draft?.ok && draft.value.slug === slug ? draft.value : null;
	const t = await getTranslations("admin.services");
	const { lastDay } = fields;
	return (
		<AdminPage
			current="services"
			actor={actor}
			stand={news}
			title={fields.texts.de?.name ?? slug}
			saved={news === "gespeichert" ? t("saved") : null}
		>
			<p>
				<a href={staffPaths.services()}>{t("back")}</a>
			</p>
			{news === "in-use" ? (
				<Alert kind="warning" role="alert" title={t("inUse.title")}>
					<p>{t("inUse.text")}</p>
				</Alert>
			) : null}
			<StaleNote
				actor={actor}
				kind="service"
				only={slug}
				href={(place) => staffPaths.ownText({ kind: "service", ...place })}
			/>
			{lastDay ? (
				<Alert
					kind="info"
					title={t(
						lastDay < civilDateOf(at) ? "lastDayOver" : "lastDayComing",
						{ date: formatDate(lastDay, "de", "year") },
					)}
				/>
			) : null}
			<div className="grid gap-48 lg:grid-cols-2">
				<Section id="angaben-titel" title={t("facts")}>
					<p>{t("factsHint")}</p>
					<LaterPlans plans={laterPlans} />
					<ServiceForm
						// Somebody else's newer version is looked at before it is overwritten.
						service={{ slug, version }}
						fields={own?.fields ?? fields}
					/>
				</Section>
				<div className="flex flex-col gap-48">
					<FeePart slug={slug} version={version} fees={fees} />
					{isUnused ? (
						<Section id="loeschen" title={t("delete.title")}>
							<p>{t("delete.text")}</p>
							<form action={deleteServiceAction}>
								<HiddenFields fields={{ slug }} />
								<Button variant="secondary">{t("delete.button")}</Button>
							</form>
						</Section>
					) : null}
				</div>
			</div>
		</AdminPage>
	);
}
