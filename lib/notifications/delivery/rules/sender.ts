import addressparser from "nodemailer/lib/addressparser";

/** "Bürgerservice <termine@example.org>" in its parts. */
export function sender(mailFrom: string): { name: string; email: string } {
	const [first] = addressparser(mailFrom, { flatten: true });
	const email = first?.address ?? "";
	if (!email.includes("@")) throw new Error("MAIL_FROM has no e-mail address");
	return { name: first?.name || email, email };
}
