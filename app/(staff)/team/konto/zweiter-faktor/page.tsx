import { getTranslations } from "next-intl/server";
import { QrCode } from "#components/contact/qr-code.tsx";
import { PrintButton } from "#components/page/print-button.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { offerSecondFactor } from "#lib/auth/commands/second-factor.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { FactorForms } from "./_parts/factor-forms.tsx";
import { factorTexts } from "./_parts/texts.ts";

/** Sets the second factor up, or what goes with it later. */
export default async function SecondFactorPage() {
	const { actor, lacksSecondFactor } = await requireSignedIn();
	const offer = await offerSecondFactor(actor);
	const t = await getTranslations("account.factor");
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t(lacksSecondFactor ? "required" : offer ? "lead" : "leadOn")}
			before={
				lacksSecondFactor ? null : (
					<p className="no-print">
						<a href={staffPaths.account()}>{t("back")}</a>
					</p>
				)
			}
		>
			<FactorForms
				offer={
					offer ? (
						<ol className="flex flex-col gap-24">
							<li className="flex flex-col gap-8">
								<p>{t("step1")}</p>
							</li>
							<li className="flex flex-col gap-16">
								<p>{t("step2")}</p>
								<div className="w-full max-w-[15rem]">
									<QrCode text={offer.uri} label={t("qr")} />
								</div>
								<p>
									{t("key")}
									<br />
									<strong className="font-mono break-all">{offer.key}</strong>
								</p>
							</li>
							<li>
								<p>{t("step3")}</p>
							</li>
						</ol>
					) : null
				}
				printing={<PrintButton text={t("print")} />}
				texts={await factorTexts()}
			/>
		</StaffPage>
	);
}
