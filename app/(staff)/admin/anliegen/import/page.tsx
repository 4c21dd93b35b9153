import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { readSourceAction } from "./actions.ts";

const REFUSALS = [
	"nothing-sent",
	"address-invalid",
	"address-inside",
	"unreachable",
	"too-slow",
	"too-large",
	"not-there",
	"no-xml",
	"has-doctype",
	"no-services",
	"too-many-services",
	"unknown-import",
	"forbidden",
	"busy",
] as const;

/** Services out of a database of the state or the country: a file, or where there is one. */
export default async function ImportPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const may = await authorise(actor, "service:write", null, now());
	if (!may.ok) return <StaffRefused kind="forbidden" />;
	const sent = await searchParams;
	const t = await getTranslations("admin.import");
	const optional = (await getTranslations("staff.form"))("optional");
	const news = textOf(sent, "stand");
	const refusal = REFUSALS.find((one) => one === news);
	return (
		<AdminPage
			current="services"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
			saved={
				news === "uebernommen"
					? t("saved", {
							added: Number(textOf(sent, "neu")) || 0,
							changed: Number(textOf(sent, "anders")) || 0,
						})
					: null
			}
		>
			<p>
				<a href={staffPaths.services()}>{t("back")}</a>
			</p>
			{refusal ? (
				<Alert kind="danger" role="alert" title={t(`refusals.${refusal}`)} />
			) : null}
			<form
				action={readSourceAction}
				className="flex max-w-column flex-col gap-24"
			>
				<div className="flex flex-col gap-8">
					<label htmlFor="datei" className="font-bold">
						{t("file")}
					</label>
					<p id="datei-hinweis" className="text-muted">
						{t("fileHint")}
					</p>
					<input
						id="datei"
						name="datei"
						type="file"
						accept=".xml,application/xml,text/xml"
						aria-describedby="datei-hinweis"
						className="min-h-48"
					/>
				</div>
				<Field
					id="adresse"
					name="adresse"
					label={t("address")}
					hint={t("addressHint")}
					type="text"
					optional={optional}
					value={textOf(sent, "adresse").slice(0, 500)}
				/>
				<Button className="self-start">{t("look")}</Button>
			</form>
		</AdminPage>
	);
}
