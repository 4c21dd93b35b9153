import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findAccount } from "#lib/staff/queries/list-accounts.ts";
import { accountMark } from "#lib/staff/staff.ts";
import { formatList } from "#lib/text/format.ts";
import { accountFields } from "../_parts/account-fields.ts";
import { AccountSteps } from "./_parts/account-step.tsx";
import { LinkAskPart } from "./_parts/link-ask.tsx";
import { changeUserAction } from "./actions.ts";

export default async function AccountPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findAccount(actor, (await params).id, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const account = found.value;
	const t = await getTranslations("admin.accounts");
	const names = formatList(account.issuers, "de");
	const asked = textOf(await searchParams, "stand");
	const news = NEWS.find((name) => name === asked);
	const step = (
		name: (typeof NEWS)[number],
		key: "link" | "invite" | "factor" | "sessions" | "close" | "open",
	) => ({
		step: name,
		button: t(`steps.${key}.button`),
		text: t(`steps.${key}.text`),
	});
	return (
		<AdminPage
			current="accounts"
			actor={actor}
			stand={asked}
			title={account.name}
			lead={account.email}
			saved={news ? t(`news.${news}`) : null}
		>
			<p>
				<a href={staffPaths.accounts()}>{t("back")}</a> ·{" "}
				<a href={staffPaths.audit({ person: account.id })}>{t("audit")}</a>
			</p>
			{account.asks.map((ask) => (
				<LinkAskPart
					key={`${ask.issuerId} ${ask.subject}`}
					id={account.id}
					ask={ask}
				/>
			))}
			{names ? <p>{t("byIssuer", { names })}</p> : null}
			<div className="grid gap-48 lg:grid-cols-2">
				<Form
					action={changeUserAction}
					fields={await accountFields()}
					sent={{
						name: [account.name],
						role: [account.role],
						stations: account.stationIds.map(String),
					}}
					hidden={{ id: account.id, shown: accountMark(account) }}
					texts={await formTexts(t("save"))}
				/>
				<Section id="zugang" title={t("access")}>
					<AccountSteps
						id={account.id}
						steps={
							account.active
								? [
										names
											? {
													step: "geloest",
													button: t("steps.unlink.button"),
													text: t("steps.unlink.text", { names }),
												}
											: step("link", account.hasPassword ? "link" : "invite"),
										...(account.hasSecondFactor
											? [step("ohne-code", "factor")]
											: []),
										step("abgemeldet", "sessions"),
										step("geschlossen", "close"),
									]
								: [step("geoeffnet", "open")]
						}
					/>
				</Section>
			</div>
		</AdminPage>
	);
}

/** What has just happened. */
const NEWS = [
	"eingeladen",
	"geaendert",
	"link",
	"ohne-code",
	"abgemeldet",
	"geschlossen",
	"geoeffnet",
	"verbunden",
	"nicht-verbunden",
	"geloest",
] as const;
