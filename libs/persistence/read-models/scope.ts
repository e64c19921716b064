/** What a person may look at: all, one unit's, or one department's. `none`: the three administrators have no business role. */
export type Scope = { readonly kind: 'all' } | { readonly kind: 'unit'; readonly unit: string } | { readonly kind: 'department'; readonly department: string } | { readonly kind: 'none' };

/** A filter on `assignment_view` with its parameter, appended to those given. */
export const scopeCondition = (scope: Scope, parameters: unknown[]): string => {
  switch (scope.kind) {
    case 'all':
      return 'true';
    case 'none':
      return 'false';
    case 'unit':
      parameters.push(scope.unit);
      // A province sees its cities' too: it reviews them (B1).
      return `(assignment_view.unit_id = $${parameters.length} or assignment_view.province_id = $${parameters.length})`;
    case 'department':
      parameters.push(scope.department);
      return `$${parameters.length} = any(assignment_view.departments)`;
  }
};

/** `column = $n` for a filter that is given; adds its parameter. */
export const equalTo = (column: string, value: string | undefined, parameters: unknown[]): string => {
  if (value === undefined) return 'true';
  parameters.push(value);
  return `${column} = $${parameters.length}`;
};
