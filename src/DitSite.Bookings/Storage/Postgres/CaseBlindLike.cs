using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DitSite.Bookings.Storage.Postgres;

/// <summary>LIKE does not mind case on SQLite; PostgreSQL calls that ILIKE.</summary>
internal sealed class CaseBlindLike : ExpressionVisitor, IQueryExpressionInterceptor
{
    /// <summary>One for all contexts: another instance would make EF Core build its model anew.</summary>
    public static readonly CaseBlindLike Instance = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => Visit(queryExpression);

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        var call = (MethodCallExpression)base.VisitMethodCall(node);
        return call.Method.DeclaringType == typeof(DbFunctionsExtensions) && call.Method.Name == nameof(DbFunctionsExtensions.Like)
            ? Expression.Call(typeof(NpgsqlDbFunctionsExtensions), nameof(NpgsqlDbFunctionsExtensions.ILike), null, [.. call.Arguments])
            : call;
    }
}
