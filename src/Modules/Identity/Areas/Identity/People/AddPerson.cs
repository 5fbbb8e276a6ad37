using PrepPlatform.Hosting;
using PrepPlatform.Identity.Data;
using PrepPlatform.Kernel;

namespace PrepPlatform.Identity.Areas.Identity.People;

internal sealed class AddPerson(AccountFactory factory) : IUseCase
{
    public async Task<Result<AddedPerson>> RunAsync(PersonForm form, CancellationToken cancellation)
    {
        var password = AccountFactory.MakePassword();
        var result = await factory.AddAsync(form.Name.Trim(), form.Email.Trim(), form.Roles, password, mustChange: true, cancellation);
        return result.Succeeded
            ? Result.Ok(new AddedPerson(result.Value.Id, result.Value.Name, form.Email.Trim(), password))
            : Result.Invalid<AddedPerson>(result.Problems);
    }
}
