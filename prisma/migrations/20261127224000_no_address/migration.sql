-- Whoever signs in with an OpenID Connect provider needs no address; without one no mail is sent to them.
ALTER TABLE "members" ALTER COLUMN "email" DROP NOT NULL;

-- An address that a member without one wants to add, until they type the code that was sent to it.
CREATE TABLE "address_requests" (
    "member_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "code_hash" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "address_requests_pkey" PRIMARY KEY ("member_id")
);
ALTER TABLE "address_requests" ADD CONSTRAINT "address_requests_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
