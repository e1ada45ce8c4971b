using System.Linq.Expressions;
using System.Text;

namespace DitSite.Web.Components.Forms;

/// <summary>The name a value is posted under, as model binding reads it, and the id of its field.</summary>
internal static class FieldName
{
    /// <summary><c>() =&gt; Answers.Email</c> is <c>Answers.Email</c>; an index is written in brackets.</summary>
    public static string Of(LambdaExpression expression)
    {
        var name = new StringBuilder();
        var node = Unwrap(expression.Body);
        while (node is not null and not ConstantExpression)
        {
            switch (node)
            {
                case MemberExpression member:
                    name.Insert(0, "." + member.Member.Name);
                    node = Unwrap(member.Expression);
                    break;
                case MethodCallExpression { Method.Name: "get_Item", Arguments: [var index] } call:
                    name.Insert(0, $"[{Value(index)}]");
                    node = Unwrap(call.Object);
                    break;
                case BinaryExpression { NodeType: ExpressionType.ArrayIndex } array:
                    name.Insert(0, $"[{Value(array.Right)}]");
                    node = Unwrap(array.Left);
                    break;
                default:
                    throw new ArgumentException($"A field is named by properties and indexes only, not by {node}.", nameof(expression));
            }
        }

        return name.ToString().TrimStart('.');
    }

    /// <summary>Valid as an id and in a link: <c>Answers.FullName</c> is <c>answers-full-name</c>.</summary>
    public static string Id(string name)
    {
        var id = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                AddHyphen(id);
                continue;
            }

            if (char.IsAsciiLetterUpper(letter) && i > 0 && char.IsAsciiLetterLower(name[i - 1]))
            {
                AddHyphen(id);
            }

            id.Append(char.ToLowerInvariant(letter));
        }

        return id.ToString().Trim('-');
    }

    private static void AddHyphen(StringBuilder id)
    {
        if (id.Length > 0 && id[^1] != '-')
        {
            id.Append('-');
        }
    }

    private static Expression? Unwrap(Expression? node) => node is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : node;

    private static object? Value(Expression expression) => Expression.Lambda(expression).Compile(preferInterpretation: true).DynamicInvoke();
}
