import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { CitizenFrame } from "#components/page/citizen-frame.tsx";
import { TabWords } from "#components/page/tab-words.tsx";
import { isOffered } from "#lib/city/city.ts";
import { playedMoment } from "#lib/runtime/clock.ts";

export default async function CitizenLayout({
	children,
	params,
}: {
	children: ReactNode;
	params: Promise<{ locale: string }>;
}) {
	if (!isOffered((await params).locale)) notFound();
	return (
		<TabWords>
			<CitizenFrame plays={playedMoment()}>{children}</CitizenFrame>
		</TabWords>
	);
}
