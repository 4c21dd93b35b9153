import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findDraft } from "#lib/catalog/queries/find-draft.ts";
import { findDrafted } from "#lib/catalog/queries/find-drafted.ts";
import { differsFrom } from "#lib/catalog/rules/drafted.ts";
import { languages } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { findServiceImpact } from "#lib/planning/service/queries/find-service-impact.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { ChangedFields } from "./_parts/changed-fields.tsx";
import { ImpactOfService } from "./_parts/impact-of-service.tsx";
import { saveServiceAction } from "./actions.ts";

const REFUSALS = [
	"service-changed",
	"no-longer-valid",
	"forbidden",
	"busy",
] as const;

/** What a service would become, and what that would do: looked at before it is saved. */
export default async function ReviewServicePage({
	params,
	searchParams,
}: {
	params: Promise<{ draft: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await findDraft(actor, (await params).draft, at);
	if (!found.ok) {
		// Saved, and back by the browser's button: what it was is said where it is.
		if (found.error === "unknown-draft")
			redirect(staffPaths.services(found.error));
		return <StaffRefused kind={found.error} />;
	}
	const draft = found.value;
	const t = await getTranslations("admin.services");
	const { catalog, before, after } = await findDrafted(
		draft,
		defaultLocale,
		at,
	);
	const { validFrom } = draft.fields;
	const from = differsFrom(before, after, validFrom, catalog.days.today);
	const impact =
		from && before
			? await findServiceImpact(actor, { catalog, after, from, now: at })
			: null;
	const news = textOf(await searchParams, "stand");
	const refusal = REFUSALS.find((one) => one === news);
	const said = refusal ?? (draft.isOutdated ? "service-changed" : null);
	const edit = draft.slug
		? staffPaths.service(draft.slug, undefined, draft.id)
		: staffPaths.newService(draft.id);
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={t("reviewTitle", { name: after.text.name })}
			lead={t("reviewLead")}
		>
			{said ? (
				<Alert kind="warning" role="alert" title={t(`refusals.${said}.title`)}>
					<p>{t(`refusals.${said}.text`)}</p>
				</Alert>
			) : null}
			<Section id="aussehen" title={t("look.title")}>
				<p>{t("look.text")}</p>
				<ul className="flex flex-wrap gap-16">
					{languages().map((locale) => (
						<li key={locale}>
							<ButtonLink
								variant="secondary"
								href={paths(locale).preview(draft.id)}
							>
								{t("look.link", { language: germanNameOf(locale) })}
							</ButtonLink>
						</li>
					))}
				</ul>
			</Section>
			<Section id="unterschied" title={t("differs.title")}>
				<ChangedFields draft={draft} />
			</Section>
			{impact?.ok ? (
				<ImpactOfService impact={impact.value} catalog={catalog} />
			) : null}
			<div className="flex flex-wrap gap-16">
				{draft.isOutdated ||
				(draft.slug && draft.changed.length === 0) ? null : (
					<form action={saveServiceAction}>
						<HiddenFields fields={{ entwurf: draft.id }} />
						<Button>{t("saveNow")}</Button>
					</form>
				)}
				<ButtonLink variant="secondary" href={edit}>
					{t("editAgain")}
				</ButtonLink>
			</div>
		</AdminPage>
	);
}
