import { notFound, redirect } from "next/navigation";
import { paths } from "#lib/paths/citizen.ts";
import { isOffered } from "#lib/city/city.ts";

export default async function RootPage({
	params,
}: {
	params: Promise<{ locale: string }>;
}) {
	const { locale } = await params;
	if (!isOffered(locale)) notFound();
	redirect(paths(locale).start());
}
