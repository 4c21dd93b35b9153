import { notFound, redirect } from "next/navigation";
import { paths } from "#lib/paths/citizen.ts";
import { isLocale } from "#lib/text/locale.ts";

export default async function RootPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	if (!isLocale(locale)) notFound();
	redirect(paths(locale).start());
}
