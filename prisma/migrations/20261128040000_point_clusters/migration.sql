-- Points that say the same, as last looked for: a cache that is made anew when the stream has other points.
CREATE TABLE "point_clusters" (
    "point_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "likeness" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "point_clusters_pkey" PRIMARY KEY ("point_id")
);

CREATE TABLE "cluster_searches" (
    "stream_id" UUID NOT NULL,
    "stamp" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "searched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cluster_searches_pkey" PRIMARY KEY ("stream_id")
);

-- What a moderator said is not the same as the others it stood with: remembered for each of these.
CREATE TABLE "cluster_exclusions" (
    "point_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,
    "stream_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "excluded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "cluster_exclusions_pkey" PRIMARY KEY ("point_id", "other_id")
);

CREATE INDEX "point_clusters_stream_id_cluster_id_idx" ON "point_clusters"("stream_id", "cluster_id");
CREATE INDEX "cluster_exclusions_other_id_idx" ON "cluster_exclusions"("other_id");
CREATE INDEX "cluster_exclusions_stream_id_idx" ON "cluster_exclusions"("stream_id");

ALTER TABLE "point_clusters" ADD CONSTRAINT "point_clusters_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "point_clusters" ADD CONSTRAINT "point_clusters_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cluster_searches" ADD CONSTRAINT "cluster_searches_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cluster_exclusions" ADD CONSTRAINT "cluster_exclusions_point_id_fkey" FOREIGN KEY ("point_id") REFERENCES "points"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cluster_exclusions" ADD CONSTRAINT "cluster_exclusions_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "points"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cluster_exclusions" ADD CONSTRAINT "cluster_exclusions_stream_id_fkey" FOREIGN KEY ("stream_id") REFERENCES "streams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "cluster_exclusions" ADD CONSTRAINT "cluster_exclusions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
