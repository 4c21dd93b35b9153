import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { listIssuers } from "#lib/auth/issuers/queries/list-issuers.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findSignInSettings } from "#lib/staff/queries/list-accounts.ts";
import { CHECK_HOURS, UNUSED_DAYS } from "#lib/staff/rules/sign-in.ts";
import { IssuerTable } from "./_parts/issuer-table.tsx";
import {
	endPasswordSessionsAction,
	setUnusedDaysAction,
	switchPasswordsOffAction,
	switchPasswordsOnAction,
} from "./actions.ts";

/** How staff sign in: by which issuers, whether passwords count, and which accounts nobody uses any more. */
export default async function SignInSettingsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const issuers = await listIssuers(actor, now());
	const settings = await findSignInSettings(actor, now());
	if (!issuers.ok || !settings.ok) return <StaffRefused kind="forbidden" />;
	const { passwordsOffAt, emergencyUserId, unusedDays, candidates } =
		settings.value;
	const { byPassword } = settings.value;
	const t = await getTranslations("houseSignIn");
	const stand = textOf(await searchParams, "stand");
	const saved = {
		"passwoerter-aus": t("passwords.doneOff"),
		"passwoerter-an": t("passwords.doneOn"),
		abgemeldet: t("passwords.doneEnded"),
		gespeichert: t("unused.saved"),
	}[stand];
	return (
		<AdminPage
			current="signIn"
			actor={actor}
			stand={stand}
			title={t("title")}
			lead={t("lead")}
			saved={saved ?? null}
		>
			{stand === "schon-ausgeschaltet" && passwordsOffAt !== null ? (
				<Alert kind="warning" role="alert" title={t("passwords.already.title")}>
					<p>{t("passwords.already.text")}</p>
				</Alert>
			) : null}
			<Section id="haus" title={t("issuers.title")}>
				<IssuerTable issuers={issuers.value} />
				<ButtonLink href={staffPaths.newIssuer()} className="self-start">
					{t("issuers.add")}
				</ButtonLink>
			</Section>
			<Section id="passwoerter" title={t("passwords.title")}>
				{passwordsOffAt === null ? (
					<>
						<p>{t("passwords.on")}</p>
						<Form
							id="aus"
							action={switchPasswordsOffAction}
							fields={[
								{
									type: "list",
									name: "account",
									label: t("passwords.account"),
									hint: t("passwords.accountHint"),
									options: [
										{ value: "", text: t("passwords.choose") },
										...candidates.map(({ id, name, email }) => ({
											value: id,
											text: `${name} (${email})`,
										})),
									],
								},
							]}
							sent={emergencyUserId ? { account: emergencyUserId } : {}}
							hidden={{ form: "passwords" }}
							texts={await formTexts(t("passwords.switchOff"))}
							before={
								<>
									<p>{t("passwords.condition", { hours: CHECK_HOURS })}</p>
									<p>{t("passwords.open", { count: byPassword })}</p>
								</>
							}
						/>
					</>
				) : (
					<>
						<p>
							{t("passwords.off", {
								time: whenOf(passwordsOffAt),
								name:
									candidates.find(({ id }) => id === emergencyUserId)?.name ??
									"–",
							})}
						</p>
						<p>{t("passwords.open", { count: byPassword })}</p>
						{byPassword > 0 ? (
							<form
								action={endPasswordSessionsAction}
								className="flex flex-col items-start gap-8"
							>
								<p>{t("passwords.endHint")}</p>
								<Button variant="secondary">{t("passwords.end")}</Button>
							</form>
						) : null}
						<form action={switchPasswordsOnAction}>
							<Button variant="secondary">{t("passwords.switchOn")}</Button>
						</form>
					</>
				)}
			</Section>
			<Section id="unbenutzt" title={t("unused.title")}>
				<Form
					id="frist"
					action={setUnusedDaysAction}
					fields={[
						{
							type: "text",
							name: "days",
							label: t("unused.label"),
							hint: t("unused.hint", UNUSED_DAYS),
							inputMode: "numeric",
							width: "half",
						},
					]}
					sent={unusedDays === null ? {} : { days: String(unusedDays) }}
					hidden={{ form: "unused", shown: String(unusedDays ?? "") }}
					texts={await formTexts(t("unused.submit"))}
				/>
			</Section>
		</AdminPage>
	);
}
