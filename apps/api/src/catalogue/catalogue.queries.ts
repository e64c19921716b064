import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CatalogueView } from '#api-types/views/register.views.js';
import type { CatalogueVersion, Obligation } from '#domain/catalogue/catalogue.js';
import { CatalogueReadModel } from '#persistence/read-models/catalogue.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { notFound } from '../platform/api-error.js';
import { instantTextOrNull } from '../platform/instant-text.js';

type View = z.infer<typeof CatalogueView>;
type ObligationView = View['tasks'][number]['obligations'][number];

/** The frozen catalogue with what became of it. */
@Injectable()
export class Catalogue {
  constructor(
    @Inject(CatalogueReadModel) private readonly catalogues: CatalogueReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async view(year: number): Promise<View> {
    const found = await this.catalogues.ofYear(year);
    if (!found) throw notFound();
    const { content, hash } = found.catalogue;
    const nameOf = await this.units.names();
    return {
      year: content.year,
      documentNumber: content.documentNumber,
      title: content.title,
      issuedOn: content.issuedOn,
      hash,
      launchedAt: instantTextOrNull(found.launchedAtMs),
      categories: content.categories.map((category) => ({ ...category })),
      tasks: content.tasks.map(({ obligations, leadDepartment, supportingDepartments, bureauMilestones, bureauMetrics, ...task }) => ({
        ...task,
        leadDepartment: nameOf(leadDepartment),
        supportingDepartments: supportingDepartments.map(nameOf),
        bureauMilestones: bureauMilestones.map((milestone) => ({ ...milestone })),
        bureauMetrics: bureauMetrics.map((metric) => ({ ...metric })),
        obligations: obligations.map((obligation) => obligationOf(obligation, content, found.issued.get(obligation.id) ?? 0)),
      })),
      openQuestions: content.openQuestions.map((question) => ({ ...question })),
    };
  }
}

/** `open`: the notice leaves its members open, so nothing was issued of it. */
const obligationOf = ({ id, level, mandatory, scope, planDueOn, summary, milestones, metrics }: Obligation, catalogue: CatalogueVersion, issued: number): ObligationView => {
  const group = scope.kind === 'region_group' ? catalogue.regionGroups.find((each) => each.id === scope.group) : undefined;
  return {
    id, level, mandatory, planDueOn, summary, issued,
    scope: scope.kind,
    group: group ? { id: group.id, name: group.name, englishName: group.englishName } : null,
    open: group?.open ?? false,
    milestones: milestones.map((milestone) => ({ ...milestone })),
    metrics: metrics.map((metric) => ({ ...metric })),
  };
};
